import { addDays, dayOf, startOfDay } from "@/lib/organisation/calendar";
import type { PeriodName } from "./model";

interface Calendar {
  timeZone: string;
  /** Month in which the fiscal year begins, 1 to 12. */
  fiscalYearStart: number;
}

/** Civil days of the organisation's zone, both included. */
export interface Days {
  from: string;
  to: string;
}

/**
 * The civil days of the period that ends at an instant, both included. The instant at which a day ends belongs to that
 * day: asked about the end of October, the month is October. Pure.
 */
export function periodDays(name: PeriodName, at: Date, calendar: Calendar): Days {
  const to = dayOf(new Date(at.getTime() - 1), calendar.timeZone);
  if (name === "30d" || name === "90d")
    return { from: addDays(to, name === "30d" ? -29 : -89), to };
  const [year = 0, month = 1] = to.split("-").map(Number);
  const into = name === "month" ? 0 : (month - calendar.fiscalYearStart + 12) % 3;
  const first = new Date(Date.UTC(year, month - 1 - into, 1));
  return { from: first.toISOString().slice(0, 10), to };
}

/** As many days before the period as it has. */
export function daysBefore({ from, to }: Days): Days {
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return { from: addDays(from, -length), to: addDays(from, -1) };
}

/** The period as instants, [from, to): from the beginning of its first day to the instant asked about. */
export function periodUntil(
  name: PeriodName,
  at: Date,
  calendar: Calendar,
): { from: Date; to: Date } {
  return { from: startOfDay(periodDays(name, at, calendar).from, calendar.timeZone), to: at };
}
