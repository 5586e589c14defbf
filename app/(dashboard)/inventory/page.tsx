import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { InventoryPage } from "@/components/inventory/inventory-page";
import { Words } from "@/components/words/words";
import { seesProduction } from "@/lib/access-control/levels";
import { can, permissions } from "@/lib/access-control/model";
import { pageViewer } from "@/lib/auth/page-viewer";
import { makeQueryClient } from "@/lib/http/query-client";
import { seedInventory } from "@/lib/inventory/seed";
import { dayOf } from "@/lib/organisation/calendar";
import { namesFor } from "@/lib/organisation/frame";
import { organisationSettings } from "@/lib/organisation/settings";
import { viewsQuery } from "@/lib/saved-views/client";
import { listViews, startingQuery } from "@/lib/saved-views/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("inventory") };
}

export default async function InventoryRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("secret:read");
  const [params, now, queries] = [await searchParams, new Date(), makeQueryClient()];
  if (Object.keys(params).length === 0) {
    const starting = await startingQuery(viewer);
    if (starting) redirect(`/inventory?${starting}`);
  }
  const [names, { timeZone }, , views] = await Promise.all([
    namesFor(viewer, await getLocale()),
    organisationSettings(),
    seedInventory(queries, viewer, params, now),
    listViews(viewer),
  ]);
  queries.setQueryData(viewsQuery().queryKey, views);
  return (
    <Words of="(dashboard)/inventory">
      <HydrationBoundary state={dehydrate(queries)}>
        <InventoryPage
          names={names}
          today={dayOf(now, timeZone)}
          asOf={[params.asOf].flat()[0]}
          production={seesProduction(viewer.bindings)}
          permissions={permissions.filter((permission) => can(viewer.bindings, permission))}
        />
      </HydrationBoundary>
    </Words>
  );
}
