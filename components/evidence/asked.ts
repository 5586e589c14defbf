import { type ConditionKey, conditionKeys } from "@/lib/access-history/model/list-keys";

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

/** Where exactly what a page of the access history shows can be taken away. */
export function evidenceHref(url: URLSearchParams, period: { from: string; to: string }): string {
  const asked = new URLSearchParams({
    from: url.get("from") || period.from,
    to: url.get("to") || period.to,
  });
  for (const { key, values } of conditionsOf(url))
    for (const value of values) asked.append(key, value);
  return `/evidence?${asked}`;
}
