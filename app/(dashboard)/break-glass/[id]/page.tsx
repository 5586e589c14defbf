import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { RequestDetail } from "@/components/break-glass/request-detail";
import { Words } from "@/components/words/words";
import { can } from "@/lib/access-control/model";
import { pageViewer } from "@/lib/auth/page-viewer";
import { seedRequest } from "@/lib/break-glass/seed";
import { orNotFound } from "@/lib/http/or-not-found";
import { makeQueryClient } from "@/lib/http/query-client";
import { namesFor } from "@/lib/organisation/frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("breakGlass") };
}

export default async function BreakGlassRequestPage({
  params,
}: {
  params: Promise<{ id: string }>;
}) {
  const viewer = await pageViewer("breakglass:read");
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const queries = makeQueryClient();
  await orNotFound(seedRequest(queries, viewer, id, new Date()));
  const names = await namesFor(viewer, await getLocale());
  return (
    <Words of="(dashboard)/break-glass/[id]">
      <HydrationBoundary state={dehydrate(queries)}>
        <RequestDetail
          id={id}
          mayRead={can(viewer.bindings, "access:read")}
          teamNames={names.team}
        />
      </HydrationBoundary>
    </Words>
  );
}
