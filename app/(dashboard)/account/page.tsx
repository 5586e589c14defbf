import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AccountView } from "@/components/account/account-view";
import { TokensView } from "@/components/tokens/tokens-view";
import { PageHead } from "@/components/ui/page-head";
import { Words } from "@/components/words/words";
import { ownSessionEnds, pageViewer } from "@/lib/auth/page-viewer";
import { namesFor } from "@/lib/organisation/frame";
import { tokensPage } from "@/lib/tokens/page";
import { readOwnAccount } from "@/lib/users/own-account";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const viewer = await pageViewer("token:own");
  const [t, account, ends, page, names] = await Promise.all([
    getTranslations("account"),
    readOwnAccount(viewer),
    ownSessionEnds(),
    tokensPage(viewer),
    namesFor(viewer, await getLocale()),
  ]);
  if (account === null) notFound();
  const own = page.tokens.filter(({ createdBy }) => createdBy === viewer.name);
  return (
    <Words of="(dashboard)/account">
      <PageHead title={t("title")} sub={t("sub")} />
      <AccountView
        account={account}
        held={viewer.bindings}
        names={names}
        ends={ends?.toISOString() ?? null}
      />
      <TokensView {...page} tokens={own} all={false} names={names} />
    </Words>
  );
}
