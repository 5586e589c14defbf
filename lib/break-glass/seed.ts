import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { AppError } from "@/lib/errors";
import { queryRecord } from "@/lib/http/model/query";
import { KpiQuery } from "@/lib/kpis/model";
import { requestQuery, requestsQuery, summaryQuery, usesQuery } from "./client";
import { ListQuery, UsesQuery } from "./model";
import { summarySearch, usesOfRequest, usesSearch } from "./model/search";
import { getRequest, listRequests } from "./queries";
import { readSummary } from "./summary";
import { listUses } from "./uses";

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Puts what the page begins with into its cache. What the address asks in vain the browser asks again, and shows why. */
export async function seedBreakGlass(
  queries: QueryClient,
  viewer: Viewer,
  params: Params,
  now: Date,
): Promise<void> {
  const url = new URLSearchParams(
    Object.entries(params).flatMap(([key, given]) =>
      given === undefined ? [] : [given].flat().map((value): [string, string] => [key, value]),
    ),
  );
  const [summary, uses] = [summarySearch(url), usesSearch(url)];
  const asked = KpiQuery.safeParse(queryRecord(new URLSearchParams(summary)));
  const listed = UsesQuery.safeParse(queryRecord(new URLSearchParams(uses)));
  if (!asked.success || !listed.success) return;
  try {
    const [counts, page] = await Promise.all([
      readSummary(viewer, asked.data, now),
      listUses(viewer, listed.data, now),
      ...(["to-decide", "to-review", "open", "all"] as const).map((view) =>
        seedList(queries, viewer, view, now),
      ),
    ]);
    queries.setQueryData(summaryQuery(summary).queryKey, counts);
    queries.setQueryData(usesQuery(uses).queryKey, page);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

async function seedList(
  queries: QueryClient,
  viewer: Viewer,
  view: ListQuery["view"],
  now: Date,
): Promise<void> {
  const query = ListQuery.parse({ view, limit: "20" });
  queries.setQueryData(requestsQuery(view).queryKey, await listRequests(viewer, query, now));
}

/** The same for one request. Throws not-found. */
export async function seedRequest(
  queries: QueryClient,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<void> {
  const search = usesOfRequest(id);
  const query = UsesQuery.parse(queryRecord(new URLSearchParams(search)));
  const [request, uses] = await Promise.all([
    getRequest(viewer, id, now),
    listUses(viewer, query, now),
  ]);
  queries.setQueryData(requestQuery(id).queryKey, request);
  queries.setQueryData(usesQuery(search).queryKey, uses);
}
