import type { Timeline } from "@/lib/access-history/model/counts";
import { type FacetKey, facetKeys } from "@/lib/access-history/model/facet-keys";

/** A facet as it is drawn; `count` null: not known beforehand. */
export interface Facet {
  readonly key: FacetKey | "kind";
  readonly values: readonly { value: string; count: number | null }[];
}

/** Values in their own order; they stand there also when nothing is counted. */
const fixed: Partial<Record<Facet["key"], readonly string[]>> = {
  kind: ["person", "workload", "service", "unresolved", "kagimori"],
  use: ["value-read", "issue", "write", "admin", "metadata-read", "list", "login"],
  outcome: ["success", "failure"],
  cause: ["denied", "not-found", "throttled", "kms", "other"],
  environment: ["prod", "stg", "dev", "local", "unassigned"],
};

/** So many values of a facet that knows no order of its own: the largest, and what is chosen. */
const MOST = 8;

/** The facets to draw: counted values, fixed ones with 0, and what is chosen, in the facet's own order or by size. */
export function shownFacets(
  counted: Timeline["facets"] | undefined,
  chosen: (key: Facet["key"]) => readonly string[],
  kinds: boolean,
): Facet[] {
  const keys: Facet["key"][] = [...(kinds ? ["kind" as const] : []), ...facetKeys];
  return keys
    .map((key) => {
      const known = key === "kind" ? null : counted?.[key];
      const counts = new Map(known?.map(({ value, count }) => [value ?? "unassigned", count]));
      const largest = [...counts.keys()].slice(0, MOST);
      const names = [...new Set([...(fixed[key] ?? []), ...largest, ...chosen(key)])];
      const zero = known ? 0 : null;
      return { key, values: names.map((value) => ({ value, count: counts.get(value) ?? zero })) };
    })
    .filter(({ values }) => values.length > 0);
}
