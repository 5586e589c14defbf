/** What the access history may be narrowed by beside its period. */
export const conditionKeys = [
  "secretId",
  "principal",
  "person",
  "consumer",
  "kind",
  "source",
  "backend",
  "team",
  "service",
  "environment",
  "action",
  "use",
  "outcome",
  "cause",
  "sourceIp",
  "q",
  "own",
  "hours",
  "since",
  "left",
  "newReaderDays",
  "inventory",
  "origin",
] as const;
export type ConditionKey = (typeof conditionKeys)[number];

/** The keys of `AccessFilters`, apart from their schema: the browser needs them before anything is answered. */
export const filterKeys: readonly string[] = ["from", "to", ...conditionKeys];

/** Those of them that counts alone can be narrowed by. */
export const summaryKeys: readonly string[] = [
  "from",
  "to",
  "backend",
  "team",
  "service",
  "environment",
  "action",
  "use",
  "outcome",
  "cause",
];
