import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AccessPage } from "@/components/access-history/access-page";
import { Words } from "@/components/words/words";
import { can } from "@/lib/access-control/model";
import { seedAccessHistory } from "@/lib/access-history/seed";
import { pageViewer } from "@/lib/auth/page-viewer";
import { searchOf } from "@/lib/http/fetch-json";
import { makeQueryClient } from "@/lib/http/query-client";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import { namesFor, sourceNames } from "@/lib/organisation/frame";
import { organisationSettings } from "@/lib/organisation/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("accessHistory") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AccessHistoryRoute({ searchParams }: Props) {
  const viewer = await pageViewer("kpi:read");
  const [now, queries, { timeZone }] = [
    new Date(),
    makeQueryClient(),
    await organisationSettings(),
  ];
  const today = dayOf(now, timeZone);
  const usualFrom = addDays(today, -29);
  const url = new URLSearchParams(searchOf(await searchParams));
  const [names, sources] = await Promise.all([
    namesFor(viewer, await getLocale()),
    sourceNames(),
    seedAccessHistory(queries, viewer, { url, usualFrom, now }),
  ]);
  const rows = can(viewer.bindings, "access:read");
  return (
    <Words of="(dashboard)/access-history">
      <HydrationBoundary state={dehydrate(queries)}>
        <AccessPage {...{ rows, names, sources, today, usualFrom }} />
      </HydrationBoundary>
    </Words>
  );
}
