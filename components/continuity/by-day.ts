import type { Hour, HourState } from "@/lib/continuity/model";
import { isoDay } from "@/lib/i18n/dates";

export interface CalendarDay {
  readonly day: string;
  /** By clock hour of the zone, 0 to 23; null: not known yet, or no such hour on that day. */
  readonly hours: readonly (Hour | null)[];
  readonly counts: Readonly<Record<HourState, number>>;
}

/**
 * Hours (UTC) laid out by the days and clock hours of a zone, newest day first. Where the clock is set back, the worse of
 * the two hours of one name stands for both; in zones that are off by half an hour, an hour stands where it begins. Pure.
 */
export function byDay(hours: readonly Hour[], timeZone: string): CalendarDay[] {
  const days = new Map<string, (Hour | null)[]>();
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" });
  for (const hour of hours) {
    const at = new Date(hour.hour);
    const day = isoDay(at, timeZone);
    const row = days.get(day) ?? Array.from({ length: 24 }, () => null);
    const n = Number(clock.format(at));
    const before = row[n];
    row[n] = before && worst.indexOf(before.state) < worst.indexOf(hour.state) ? before : hour;
    days.set(day, row);
  }
  return [...days]
    .map(([day, row]) => ({ day, hours: row, counts: count(row) }))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
}

const worst: readonly HourState[] = ["gap", "unprovable", "pending", "covered"];

function count(row: readonly (Hour | null)[]): CalendarDay["counts"] {
  const of = (state: HourState) => row.filter((hour) => hour?.state === state).length;
  return {
    covered: of("covered"),
    gap: of("gap"),
    unprovable: of("unprovable"),
    pending: of("pending"),
  };
}
