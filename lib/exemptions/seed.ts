import "server-only";
import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { queryRecord } from "@/lib/http/model/query";
import { exemptionsQuery } from "./client";
import { ExemptionQuery } from "./model";
import { exemptionSearch } from "./model/search";
import { listExemptions } from "./queries";

/** Puts the list the page begins with into its cache. */
export async function seedExemptions(
  queries: QueryClient,
  viewer: Viewer,
  url: URLSearchParams,
  now: Date,
): Promise<void> {
  const search = exemptionSearch(url);
  const asked = ExemptionQuery.safeParse(queryRecord(new URLSearchParams(search)));
  if (!asked.success) return;
  const list = await listExemptions(viewer, asked.data, now);
  queries.setQueryData(exemptionsQuery(search).queryKey, list);
}
