/** A span of time in the one or two units a reader needs; words come from the message `time.span.*`. */
export interface Span {
  readonly unit: "seconds" | "minutes" | "hours" | "hoursMinutes" | "days";
  readonly count: number;
  /** Minutes beside the hours; 0 for every other unit. */
  readonly rest: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The span in milliseconds, rounded down: `18 s`, `4 min`, `3 h 12 min` (up to six hours), `7 h`, `131 days`.
 * A negative span (clocks differ) counts as none.
 */
export function spanOf(milliseconds: number): Span {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < minute) return { unit: "seconds", count: seconds, rest: 0 };
  if (seconds < hour) return { unit: "minutes", count: Math.floor(seconds / minute), rest: 0 };
  if (seconds >= 2 * day) return { unit: "days", count: Math.floor(seconds / day), rest: 0 };
  const hours = Math.floor(seconds / hour);
  const rest = Math.floor((seconds % hour) / minute);
  if (hours < 6 && rest > 0) return { unit: "hoursMinutes", count: hours, rest };
  return { unit: "hours", count: hours, rest: 0 };
}

/** A span of whole minutes that was set by somebody: to the minute, never rounded. `4 h`, `7 h 30 min`, `3 days`. */
export function wholeSpanOf(minutes: number): Span {
  const perHour = hour / minute;
  if (minutes < perHour) return { unit: "minutes", count: minutes, rest: 0 };
  const perDay = day / minute;
  if (minutes >= 2 * perDay && minutes % perDay === 0)
    return { unit: "days", count: minutes / perDay, rest: 0 };
  const rest = minutes % perHour;
  return { unit: rest > 0 ? "hoursMinutes" : "hours", count: Math.floor(minutes / perHour), rest };
}

/** Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes, seconds (`P90D`, `PT2M`); null when it is none. */
export function durationMs(duration: string): number | null {
  const found =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      duration,
    );
  if (!found || duration.endsWith("T") || duration === "P") return null;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((count) => Number(count ?? 0));
  const inDays = years * 365 + months * 30 + weeks * 7 + days;
  return (inDays * day + hours * hour + minutes * minute + seconds) * 1000;
}
