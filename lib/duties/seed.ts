import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { queryRecord } from "@/lib/http/model/query";
import { dutiesQuery } from "./client";
import { DutyQuery } from "./model/matrix";
import { dutySearch } from "./model/search";
import { readMatrix } from "./queries";

/** Puts the matrix the page begins with into its cache. */
export async function seedDuties(
  queries: QueryClient,
  viewer: Viewer,
  url: URLSearchParams,
  now: Date,
): Promise<void> {
  const search = dutySearch(url);
  const asked = DutyQuery.safeParse(queryRecord(new URLSearchParams(search)));
  if (!asked.success) return;
  queries.setQueryData(dutiesQuery(search).queryKey, await readMatrix(viewer, asked.data, { now }));
}
