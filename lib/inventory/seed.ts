import { setTimeout } from "node:timers/promises";
import type { QueryClient } from "@tanstack/react-query";
import type { Viewer } from "@/lib/access-control/viewer";
import { AppError } from "@/lib/errors";
import { queryRecord } from "@/lib/http/model/query";
import { facetsQuery, secretsQuery } from "./client";
import { listFacets } from "./facets";
import { filterParams, listParams } from "./model/list-params";
import { SecretFilters, SecretQuery } from "./model/secret";
import { listSecrets } from "./queries";

/** The rows do not wait for the counts longer than this: the browser then asks for them itself. */
const graceMs = 100;

/**
 * Puts the first answers of the list into the page's cache, under the keys by which the browser asks. What the URL asks
 * in vain (an unknown figure, a day to come) is left out: the browser then asks itself and shows the refusal.
 */
export async function seedInventory(
  queries: QueryClient,
  viewer: Viewer,
  params: Readonly<Record<string, string | string[] | undefined>>,
  now: Date,
): Promise<void> {
  const url = new URLSearchParams(
    Object.entries(params).flatMap(([key, given]) =>
      given === undefined ? [] : [given].flat().map((value): [string, string] => [key, value]),
    ),
  );
  const [list, filters] = [listParams(url), filterParams(url)];
  const query = SecretQuery.safeParse(queryRecord(list));
  const facets = SecretFilters.safeParse(queryRecord(filters));
  if (!query.success || !facets.success) return;
  try {
    const counting = listFacets(viewer, facets.data, { now }).catch(unlessRefused);
    const page = await listSecrets(viewer, query.data, { now });
    queries.setQueryData(secretsQuery(`${list}`).queryKey, page);
    const counts = await Promise.race([counting, setTimeout(graceMs, undefined, { ref: false })]);
    if (counts) queries.setQueryData(facetsQuery(`${filters}`).queryKey, counts);
  } catch (error) {
    unlessRefused(error);
  }
}

function unlessRefused(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
}
