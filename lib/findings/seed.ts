import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { queryRecord } from "@/lib/http/model/query";
import { findingsQuery } from "./client";
import { FindingQuery } from "./model";
import { findingSearch } from "./model/search";
import { listFindings } from "./queries";

/** Puts the list the page begins with into its cache. */
export async function seedFindings(
  queries: QueryClient,
  viewer: Viewer,
  url: URLSearchParams,
): Promise<void> {
  const search = findingSearch(url);
  const asked = FindingQuery.safeParse(queryRecord(new URLSearchParams(search)));
  if (!asked.success) return;
  queries.setQueryData(findingsQuery(search).queryKey, await listFindings(viewer, asked.data));
}
