import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { readPrincipalParams } from "@/components/principals/params";
import { PrincipalsPage } from "@/components/principals/principals-page";
import { Words } from "@/components/words/words";
import { can } from "@/lib/access-control/model";
import { listPrincipals, listRules } from "@/lib/access-history/principals/queries";
import { pageViewer } from "@/lib/auth/page-viewer";
import { AppError } from "@/lib/errors";
import { namesFor } from "@/lib/organisation/frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("principals"))("title") };
}

/** Who is behind what the logs name, and the rules that say so. */
export default async function PrincipalsRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("access:read");
  const query = readPrincipalParams(await searchParams);
  const [page, rules, names] = await Promise.all([
    listPrincipals(viewer, query),
    listRules(viewer),
    namesFor(viewer, await getLocale()),
  ]).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-allowed") forbidden();
    throw error;
  });
  const mayChange = can(viewer.bindings, "principal:manage");
  return (
    <Words of="(dashboard)/access-history/principals">
      <PrincipalsPage {...{ page, rules, query, mayChange }} services={names.service} />
    </Words>
  );
}
