import { addDays, daysBetween } from "@/lib/i18n/dates";

/** A day of a trend; a day nobody recorded is absent, and a null value is not known. Neither is zero. */
export interface DayValue {
  readonly day: string;
  readonly value: number | null;
}

/** One line: its name and value stand at its end. */
export interface TrendSeries {
  readonly id: string;
  readonly name: string;
  readonly points: readonly DayValue[];
}

/** A stretch of days, both included, of which nothing is known. */
export interface Gap {
  readonly from: string;
  readonly to: string;
}

/** Cuts a trend into the runs of days that may be joined by a line: a missing day ends a run. */
export function runsOf(points: readonly DayValue[]): { day: string; value: number }[][] {
  const runs: { day: string; value: number }[][] = [];
  let last: string | null = null;
  for (const { day, value } of points) {
    if (value === null) {
      last = null;
      continue;
    }
    if (last !== null && daysBetween(last, day) === 1) runs.at(-1)?.push({ day, value });
    else runs.push([{ day, value }]);
    last = day;
  }
  return runs;
}

/** The stretches between `from` and `to` without a value, such as days before the first record. */
export function gapsOf(points: readonly DayValue[], from: string, to: string): Gap[] {
  const known = new Set(points.filter(({ value }) => value !== null).map(({ day }) => day));
  const gaps: { from: string; to: string }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (known.has(day)) continue;
    const open = gaps.at(-1);
    if (open && addDays(open.to, 1) === day) open.to = day;
    else gaps.push({ from: day, to: day });
  }
  return gaps;
}

/** Every day from `from` to `to`, with null where nothing is known: what a chart needs to leave gaps open. */
export function everyDay(points: readonly DayValue[], from: string, to: string): DayValue[] {
  const known = new Map(points.map(({ day, value }) => [day, value]));
  const days: DayValue[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    days.push({ day, value: known.get(day) ?? null });
  return days;
}

/** Days with a value whose neighbours have none: no line passes there, so they are drawn as dots. */
export function isolatedDays(points: readonly DayValue[]): ReadonlySet<string> {
  return new Set(
    runsOf(points).flatMap((run) => (run.length === 1 ? run.map(({ day }) => day) : [])),
  );
}
