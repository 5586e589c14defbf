import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FindingsView } from "@/components/findings/findings-view";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { seedFindings } from "@/lib/findings/seed";
import { searchOf } from "@/lib/http/fetch-json";
import { makeQueryClient } from "@/lib/http/query-client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("findings") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FindingsPage({ searchParams }: Props) {
  const viewer = await pageViewer("finding:read");
  const queries = makeQueryClient();
  await seedFindings(queries, viewer, new URLSearchParams(searchOf(await searchParams)));
  return (
    <Words of="(dashboard)/findings">
      <HydrationBoundary state={dehydrate(queries)}>
        <FindingsView />
      </HydrationBoundary>
    </Words>
  );
}
