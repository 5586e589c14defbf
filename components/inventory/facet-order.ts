import type { FacetKey } from "@/lib/inventory/model/list-keys";
import type { Facets } from "@/lib/inventory/model/secret";

type Value = Facets["facets"][FacetKey][number];

/** Values that have an order of their own; the others stand by count. */
const known: Partial<Record<FacetKey, readonly string[]>> = {
  environment: ["prod", "stg", "dev", "local"],
  classification: ["critical", "confidential", "internal", "configuration"],
  rotation: ["failed", "overdue", "unknown", "due-soon", "no-policy", "compliant", "not-counted"],
  naming: ["breaks", "follows", "no-rule"],
};

/**
 * The values of a facet as they are listed: in their own order where they have one, unassigned last, and
 * a chosen value always there, with 0 where nothing is left of it.
 */
export function facetValues(
  key: FacetKey,
  counted: readonly Value[],
  chosen: readonly string[],
): Value[] {
  const order = known[key];
  const missing = chosen
    .map((value) => (value === "unassigned" ? null : value))
    .filter((value) => !counted.some((one) => one.value === value))
    .map((value) => ({ value, count: 0 }));
  const rank = ({ value }: Value) => {
    if (value === null) return 1000;
    const at = order?.indexOf(value) ?? -1;
    return at >= 0 ? at : 500;
  };
  return [...counted, ...missing].sort((one, other) => rank(one) - rank(other));
}
