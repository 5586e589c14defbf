/** Spans of the calendar, in days. */
export const spans = [7, 14, 31, 92] as const;
export type Span = (typeof spans)[number];

/** What the page's URL asks for; what it does not understand is as if it were not there. */
export function readContinuityParams(
  params: Readonly<Record<string, string | string[] | undefined>>,
): {
  days: Span;
  log: number | undefined;
} {
  const first = (key: string) => [params[key] ?? []].flat()[0];
  const log = Number(first("log"));
  return {
    days: spans.find((span) => String(span) === first("days")) ?? 14,
    log: Number.isInteger(log) && log > 0 ? log : undefined,
  };
}

export const continuityHref = (days: number, log?: number) =>
  `/access-history/continuity?${new URLSearchParams({ days: String(days), ...(log === undefined ? {} : { log: String(log) }) })}`;
