import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { TokensView } from "@/components/tokens/tokens-view";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { namesFor } from "@/lib/organisation/frame";
import { tokensPage } from "@/lib/tokens/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.tokens") };
}

export default async function TokensPage() {
  const viewer = await pageViewer("token:own");
  const [page, names] = await Promise.all([
    tokensPage(viewer),
    namesFor(viewer, await getLocale()),
  ]);
  return (
    <Words of="(dashboard)/settings/tokens">
      <TokensView {...page} names={names} />
    </Words>
  );
}
