import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EvidenceView } from "@/components/evidence/evidence-view";
import { PageHead } from "@/components/ui/page-head";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { seedEvidence } from "@/lib/evidence/seed";
import { makeQueryClient } from "@/lib/http/query-client";
import { dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("evidence") };
}

export default async function EvidencePage() {
  const viewer = await pageViewer("access:export");
  const [t, queries] = [await getTranslations(), makeQueryClient()];
  const [{ timeZone }] = await Promise.all([organisationSettings(), seedEvidence(queries, viewer)]);
  return (
    <Words of="(dashboard)/evidence">
      <HydrationBoundary state={dehydrate(queries)}>
        <PageHead title={t("nav.evidence")} sub={t("evidence.sub")} />
        <EvidenceView today={dayOf(new Date(), timeZone)} />
      </HydrationBoundary>
    </Words>
  );
}
