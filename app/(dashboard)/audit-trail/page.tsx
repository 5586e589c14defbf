import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditTrailView } from "@/components/audit-trail/audit-trail-view";
import { PageHead } from "@/components/ui/page-head";
import { Words } from "@/components/words/words";
import { listActors } from "@/lib/audit-trail/queries";
import { seedAuditTrail } from "@/lib/audit-trail/seed";
import { pageViewer } from "@/lib/auth/page-viewer";
import { searchOf } from "@/lib/http/fetch-json";
import { makeQueryClient } from "@/lib/http/query-client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("auditTrail") };
}

export default async function AuditTrailPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("audit:read");
  const [t, queries] = [await getTranslations(), makeQueryClient()];
  const url = new URLSearchParams(searchOf(await searchParams));
  const [actors] = await Promise.all([listActors(viewer), seedAuditTrail(queries, viewer, url)]);
  return (
    <Words of="(dashboard)/audit-trail">
      <HydrationBoundary state={dehydrate(queries)}>
        <PageHead title={t("nav.auditTrail")} sub={t("auditTrail.sub")} />
        <AuditTrailView actors={actors} />
      </HydrationBoundary>
    </Words>
  );
}
