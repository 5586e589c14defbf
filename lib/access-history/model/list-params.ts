import { withValues } from "@/lib/http/model/address";
import { filterKeys, summaryKeys } from "./list-keys";

/** What the page looks at unless the URL says otherwise: what hands out a value or changes something. */
const usualUses = ["value-read", "issue", "write", "admin"] as const;

/** Of the page alone: `use=all` lifts the usual uses, `period=all` the usual period. */
const all = "all";

/**
 * The filters the API is asked for this URL, with the usual uses and the usual period (from `usualFrom` on); sorted, so
 * that server and browser ask in the same words.
 */
export function askedFilters(url: URLSearchParams, usualFrom: string): URLSearchParams {
  return asked(url, usualFrom, filterKeys);
}

/** The same for counts alone, which answer for 30 days unless they are asked for all there is. */
export function askedCounts(url: URLSearchParams, usualFrom: string): URLSearchParams {
  const params = asked(url, usualFrom, summaryKeys);
  if (!params.has("from") && !params.has("to")) params.set("from", "2006-01-01");
  params.sort();
  return params;
}

function asked(url: URLSearchParams, usualFrom: string, keys: readonly string[]): URLSearchParams {
  const params = new URLSearchParams([...url].filter(([key]) => keys.includes(key)));
  const uses = usesOf(url);
  params.delete("use");
  for (const use of uses) params.append("use", use);
  const bounded = url.has("from") || url.has("to") || url.get("period") === all;
  if (!bounded) params.set("from", usualFrom);
  params.sort();
  return params;
}

/** The uses looked at; none means all of them. */
export function usesOf(url: URLSearchParams): readonly string[] {
  const given = url.getAll("use");
  if (given.includes(all)) return [];
  return given.length > 0 ? given : usualUses;
}

/** One page of rows: the filters, where it begins and how long it is. */
export function askedPage(url: URLSearchParams, usualFrom: string): URLSearchParams {
  const params = askedFilters(url, usualFrom);
  const cursor = url.get("cursor");
  if (cursor !== null) params.set("cursor", cursor);
  params.set("limit", "50");
  params.sort();
  return params;
}

/** The URL with one condition set to these values (none: lifted), back on its first page with no row open. */
export function withCondition(
  url: URLSearchParams,
  key: string,
  values: readonly string[],
): URLSearchParams {
  const next = withValues(url, key, values);
  next.delete("event");
  if (["from", "to"].includes(key)) next.delete("period");
  return next;
}

/** The URL with these uses; no use at all means every use. */
export function withUses(url: URLSearchParams, uses: readonly string[]): URLSearchParams {
  return withCondition(url, "use", uses.length === 0 ? [all] : uses);
}

/** The conditions a reader has set, one per key; the period stands elsewhere. */
export function conditions(url: URLSearchParams): { key: string; values: string[] }[] {
  const keys = filterKeys.filter((key) => url.has(key) && !["from", "to", "q"].includes(key));
  return keys
    .map((key) => ({ key, values: url.getAll(key) }))
    .filter(({ key, values }) => key !== "use" || !values.includes(all));
}

/** The URL without any condition. */
export function withoutConditions(url: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(url);
  for (const key of [...filterKeys, "period", "cursor", "page", "event", "view"]) next.delete(key);
  return next;
}
