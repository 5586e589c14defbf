import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExemptionsView } from "@/components/exemptions/exemptions-view";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readBettered } from "@/lib/exemptions/bettered";
import { seedExemptions } from "@/lib/exemptions/seed";
import { searchOf } from "@/lib/http/fetch-json";
import { makeQueryClient } from "@/lib/http/query-client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("exemptions") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ExemptionsPage({ searchParams }: Props) {
  const viewer = await pageViewer("exemption:read");
  const queries = makeQueryClient();
  const now = new Date();
  const url = new URLSearchParams(searchOf(await searchParams));
  const [bettered] = await Promise.all([
    readBettered(viewer, now),
    seedExemptions(queries, viewer, url, now),
  ]);
  return (
    <Words of="(dashboard)/exemptions">
      <HydrationBoundary state={dehydrate(queries)}>
        <ExemptionsView bettered={bettered} />
      </HydrationBoundary>
    </Words>
  );
}
