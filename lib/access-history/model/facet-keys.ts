/** What counts are told by, without their schemas: a page needs them before it can be used. */
export const facetKeys = [
  "use",
  "outcome",
  "cause",
  "environment",
  "team",
  "backend",
  "action",
] as const;
export type FacetKey = (typeof facetKeys)[number];
