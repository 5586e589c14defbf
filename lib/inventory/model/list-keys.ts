/**
 * The keys of lists, apart from their schemas: the browser needs them before the page answers, and the schemas only
 * when it asks again. A test compares the two.
 */

/** Values a list can be narrowed by, with counts. */
export const facetKeys = [
  "environment",
  "classification",
  "rotation",
  "backend",
  "team",
  "kind",
  "type",
  "naming",
] as const;
export type FacetKey = (typeof facetKeys)[number];

/** The keys of `SecretFilters`. */
export const filterKeys: readonly string[] = [
  "q",
  "team",
  "service",
  "environment",
  "backend",
  "kind",
  "classification",
  "type",
  "rotation",
  "naming",
  "duty",
  "owner",
  "source",
  "place",
  "counted",
  "removed",
  "kpi",
  "part",
  "excluded",
  "open",
  "asOf",
];

/** What a list can be ordered by. */
export const sorts = [
  "name",
  "rotation",
  "changed",
  "recorded",
  "due",
  "environment",
  "service",
  "team",
  "owner",
  "classification",
  "backend",
  "kind",
  "type",
  "place",
  "stopTime",
  "lastRead",
] as const;

/** What `SecretQuery` has besides: order and page. */
export const pageKeys: readonly string[] = ["sort", "order", "cursor", "limit"];
