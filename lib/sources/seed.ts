import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { runsQuery, runsShown, sourceQuery, sourcesQuery } from "./client";
import { getSource, listRuns, listSources } from "./queries";
import { RunsQuery } from "./runs-query";

/** Puts the sources, and in full the one asked for (else the first), into the page's cache. */
export async function seedSources(
  queries: QueryClient,
  viewer: Viewer,
  asked: string | undefined,
  now: Date,
): Promise<void> {
  const sources = await listSources(viewer, now);
  queries.setQueryData(sourcesQuery().queryKey, sources);
  const open = sources.items.find(({ id }) => id === asked) ?? sources.items[0];
  if (!open) return;
  const [source, runs] = await Promise.all([
    getSource(viewer, open.id, now),
    listRuns(viewer, RunsQuery.parse({ source: [open.id], limit: String(runsShown) })),
  ]);
  queries.setQueryData(sourceQuery(open.id).queryKey, source);
  queries.setQueryData(runsQuery(open.id).queryKey, runs);
}
