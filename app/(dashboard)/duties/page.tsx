import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DutiesView } from "@/components/duties/duties-view";
import { Words } from "@/components/words/words";
import { can } from "@/lib/access-control/model";
import { pageViewer } from "@/lib/auth/page-viewer";
import { seedDuties } from "@/lib/duties/seed";
import { searchOf } from "@/lib/http/fetch-json";
import { makeQueryClient } from "@/lib/http/query-client";
import { namesFor } from "@/lib/organisation/frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("duties") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DutiesPage({ searchParams }: Props) {
  const viewer = await pageViewer("duty:read");
  const queries = makeQueryClient();
  const url = new URLSearchParams(searchOf(await searchParams));
  const [names] = await Promise.all([
    namesFor(viewer, await getLocale()),
    seedDuties(queries, viewer, url, new Date()),
  ]);
  return (
    <Words of="(dashboard)/duties">
      <HydrationBoundary state={dehydrate(queries)}>
        <DutiesView names={names} rules={can(viewer.bindings, "declaration:read")} />
      </HydrationBoundary>
    </Words>
  );
}
