import type { QueryClient } from "@tanstack/react-query";
import { can } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { AppError } from "@/lib/errors";
import { queryRecord } from "@/lib/http/model/query";
import { accessEventsQuery, summaryQuery, timelineQuery } from "./client";
import { SummaryQuery } from "./model/counts";
import { askedCounts, askedFilters, askedPage } from "./model/list-params";
import { AccessFilters, AccessQuery } from "./model/query";
import { summariseAccess } from "./summary";
import { readTimeline } from "./timeline";
import { viewAccessEvents } from "./view";

/**
 * Puts the first answers of the page into its cache, under the keys by which the browser asks: rows and their chart for
 * who may see rows, counts for the others. What follows a person waits for its purpose, and what is asked in vain is
 * left to the browser, which shows the refusal.
 */
export async function seedAccessHistory(
  queries: QueryClient,
  viewer: Viewer,
  { url, usualFrom, now }: { url: URLSearchParams; usualFrom: string; now: Date },
): Promise<void> {
  try {
    if (can(viewer.bindings, "access:read")) await seedRows(queries, viewer, url, usualFrom, now);
    else await seedCounts(queries, viewer, url, usualFrom, now);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

async function seedRows(
  queries: QueryClient,
  viewer: Viewer,
  url: URLSearchParams,
  usualFrom: string,
  now: Date,
): Promise<void> {
  const [page, filters] = [askedPage(url, usualFrom), askedFilters(url, usualFrom)];
  const rows = AccessQuery.safeParse(queryRecord(page));
  const chart = AccessFilters.safeParse(queryRecord(filters));
  const follows = url.has("person") || url.has("principal");
  if (!rows.success || !chart.success || follows || url.get("view") === "unknown") return;
  const [list, timeline] = await Promise.all([
    viewAccessEvents(viewer, rows.data, { now }),
    readTimeline(viewer, chart.data, { now }),
  ]);
  queries.setQueryData(accessEventsQuery(`${page}`).queryKey, list);
  queries.setQueryData(timelineQuery(`${filters}`).queryKey, timeline);
}

async function seedCounts(
  queries: QueryClient,
  viewer: Viewer,
  url: URLSearchParams,
  usualFrom: string,
  now: Date,
): Promise<void> {
  const search = askedCounts(url, usualFrom);
  const query = SummaryQuery.safeParse(queryRecord(search));
  if (!query.success) return;
  const summary = await summariseAccess(viewer, query.data, { now });
  queries.setQueryData(summaryQuery(`${search}`).queryKey, summary);
}
