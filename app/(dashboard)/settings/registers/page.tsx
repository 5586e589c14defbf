import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ProposalsCard } from "@/components/declarations/proposals-card";
import { RegistersView } from "@/components/registers/registers-view";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readWaiting } from "@/lib/declarations/page";
import { searchOf } from "@/lib/http/fetch-json";
import { makeQueryClient } from "@/lib/http/query-client";
import { namesFor } from "@/lib/organisation/frame";
import { registers } from "@/lib/registers/model/kinds";
import { listImports } from "@/lib/registers/queries";
import { seedRegister } from "@/lib/registers/seed";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.registers") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RegistersPage({ searchParams }: Props) {
  const viewer = await pageViewer("declaration:read");
  const queries = makeQueryClient();
  const url = new URLSearchParams(searchOf(await searchParams));
  const [waiting, imports, names] = await Promise.all([
    readWaiting(viewer, registers),
    listImports(viewer),
    namesFor(viewer, await getLocale()),
    seedRegister(queries, viewer, url, new Date()),
  ]);
  return (
    <Words of="(dashboard)/settings/registers">
      <HydrationBoundary state={dehydrate(queries)}>
        <ProposalsCard {...waiting} />
        <RegistersView imports={imports} teams={names.team} mayChange={waiting.mayChange} />
      </HydrationBoundary>
    </Words>
  );
}
