import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BreakGlassView } from "@/components/break-glass/break-glass-view";
import { Words } from "@/components/words/words";
import { can } from "@/lib/access-control/model";
import { pageViewer } from "@/lib/auth/page-viewer";
import { seedBreakGlass } from "@/lib/break-glass/seed";
import { makeQueryClient } from "@/lib/http/query-client";
import { namesFor } from "@/lib/organisation/frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav"))("breakGlass") };
}

export default async function BreakGlassPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("breakglass:read");
  const [queries, params] = [makeQueryClient(), await searchParams];
  const [names] = await Promise.all([
    namesFor(viewer, await getLocale()),
    seedBreakGlass(queries, viewer, params, new Date()),
  ]);
  return (
    <Words of="(dashboard)/break-glass">
      <HydrationBoundary state={dehydrate(queries)}>
        <BreakGlassView
          mayAsk={can(viewer.bindings, "breakglass:request")}
          mayDecide={can(viewer.bindings, "breakglass:decide")}
          mayRead={can(viewer.bindings, "access:read")}
          teamNames={names.team}
        />
      </HydrationBoundary>
    </Words>
  );
}
