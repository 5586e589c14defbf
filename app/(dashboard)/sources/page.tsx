import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EstateCard } from "@/components/sources/estate-card";
import { SourcesView } from "@/components/sources/sources-view";
import { PageHead } from "@/components/ui/page-head";
import { Words } from "@/components/words/words";
import { can } from "@/lib/access-control/model";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readEstate } from "@/lib/estate/queries";
import { makeQueryClient } from "@/lib/http/query-client";
import { seedSources } from "@/lib/sources/seed";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("sources") };
}

export default async function SourcesPage({
  searchParams,
}: {
  searchParams: Promise<{ source?: string | string[] }>;
}) {
  const viewer = await pageViewer("source:read");
  const [t, queries, { source }] = [await getTranslations(), makeQueryClient(), await searchParams];
  const [estate] = await Promise.all([
    readEstate(viewer),
    seedSources(queries, viewer, [source].flat()[0], new Date()),
  ]);
  return (
    <Words of="(dashboard)/sources">
      <HydrationBoundary state={dehydrate(queries)}>
        <PageHead title={t("nav.sources")} sub={t("sources.sub")} />
        <SourcesView
          maySync={can(viewer.bindings, "source:sync")}
          mayDecide={can(viewer.bindings, "removal:decide")}
          mayRead={can(viewer.bindings, "access:read")}
        />
        <EstateCard estate={estate} />
      </HydrationBoundary>
    </Words>
  );
}
