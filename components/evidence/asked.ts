/** Conditions of the access history that an address may carry; period and purpose have fields of their own. */
const conditionKeys = [
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

/** What the address asks for beside the period, in the order of the list. */
export function conditionsOf(url: URLSearchParams): { key: ConditionKey; values: string[] }[] {
  return conditionKeys.flatMap((key) => {
    const values = url.getAll(key).filter((value) => value !== "");
    return values.length > 0 ? [{ key, values }] : [];
  });
}

/** Whether these follow what somebody did, for which a purpose must be stated. */
export const mayFollow = (url: URLSearchParams): boolean =>
  url.has("person") || url.has("principal");
