import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AttestationView } from "@/components/attestation/attestation-view";
import { Words } from "@/components/words/words";
import { can } from "@/lib/access-control/model";
import { usualView } from "@/lib/attestation/confirmer";
import { attestationIntervals } from "@/lib/attestation/intervals";
import { seedAttestation } from "@/lib/attestation/seed";
import { pageViewer } from "@/lib/auth/page-viewer";
import { searchOf } from "@/lib/http/fetch-json";
import { makeQueryClient } from "@/lib/http/query-client";
import { namesFor } from "@/lib/organisation/frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("attestation") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AttestationPage({ searchParams }: Props) {
  const viewer = await pageViewer("attestation:read");
  const mayConfirm = can(viewer.bindings, "attestation:confirm");
  const usual = await usualView(viewer);
  const queries = makeQueryClient();
  const url = new URLSearchParams(searchOf(await searchParams));
  const [names, intervals] = await Promise.all([
    namesFor(viewer, await getLocale()),
    attestationIntervals(),
    seedAttestation(queries, viewer, { url, usual }, new Date()),
  ]);
  const days = {
    prod: Math.round(intervals.prod / 86_400),
    other: Math.round(intervals.default / 86_400),
  };
  return (
    <Words of="(dashboard)/attestation">
      <HydrationBoundary state={dehydrate(queries)}>
        <AttestationView mayConfirm={mayConfirm} usual={usual} days={days} teamNames={names.team} />
      </HydrationBoundary>
    </Words>
  );
}
