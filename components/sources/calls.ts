import type { SourceDetail } from "@/lib/sources/model";

/** Our calls of one UTC day, with the APIs they went to, most first. */
export interface DayOfCalls {
  readonly day: string;
  readonly total: number;
  readonly apis: readonly { readonly api: string; readonly calls: number }[];
}

/** Sums calls by day, newest day first. */
export function callsByDay(calls: SourceDetail["calls"]): DayOfCalls[] {
  const days = new Map<string, { api: string; calls: number }[]>();
  for (const { day, api, calls: count } of calls)
    days.set(day, [...(days.get(day) ?? []), { api, calls: count }]);
  return [...days]
    .map(([day, apis]) => ({
      day,
      total: apis.reduce((sum, one) => sum + one.calls, 0),
      apis: apis.sort((one, other) => other.calls - one.calls),
    }))
    .sort((one, other) => other.day.localeCompare(one.day));
}
