import { withValues } from "@/lib/http/model/address";
import { filterKeys, pageKeys } from "./list-keys";

/** Most urgent first, in pages of 50, unless the URL says otherwise. */
const usual = { sort: "rotation", order: "asc", limit: "50" } as const;

const queryKeys = [...filterKeys, ...pageKeys];

/**
 * What the API is asked for this URL: its own keys only, with the usual order and page size; sorted, so that server and
 * browser ask in the same words.
 */
export function listParams(url: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams([...url].filter(([key]) => queryKeys.includes(key)));
  for (const [key, value] of Object.entries(usual)) if (!params.has(key)) params.set(key, value);
  params.sort();
  return params;
}

/** The same without order and page: what facets are counted for. */
export function filterParams(url: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams([...url].filter(([key]) => filterKeys.includes(key)));
  params.sort();
  return params;
}

/** What a file of exactly this list is asked for: its conditions and its order. */
export function exportParams(url: URLSearchParams, header: string): URLSearchParams {
  const params = filterParams(url);
  const list = listParams(url);
  for (const key of ["sort", "order"]) params.set(key, list.get(key) ?? "");
  params.set("header", header === "ja" ? "ja" : "en");
  return params;
}

/** Conditions in force, one per key; what is not a condition of the reader is left out. */
export function conditions(url: URLSearchParams): { key: string; values: string[] }[] {
  const shown = filterParams(url);
  for (const key of ["asOf", "part", "excluded"]) shown.delete(key);
  return [...new Set(shown.keys())].map((key) => ({ key, values: shown.getAll(key) }));
}

/** The URL without any condition: order, density and columns stay. */
export function withoutConditions(url: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(url);
  for (const key of [...filterParams(url).keys(), "cursor", "page"]) next.delete(key);
  return next;
}

/** The order after a click on a column's head: that column ascending, or the other way round. */
export function sortedBy(url: URLSearchParams, by: string): URLSearchParams {
  const now = listParams(url);
  const order = now.get("sort") === by && now.get("order") === "asc" ? "desc" : "asc";
  return withValues(withValues(url, "sort", [by]), "order", [order]);
}
