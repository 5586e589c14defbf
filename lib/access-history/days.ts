import { invalidInput } from "@/lib/errors";
import { addDays, dayOf } from "@/lib/organisation/calendar";

/** Civil days of the organisation's zone, both counted. */
export interface Days {
  from: string;
  to: string;
}

/** The days asked for; the last 30 where none are. Throws invalid-input when they run backwards. */
export function daysOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
  now: Date,
): Days {
  const last = to ?? dayOf(now, timeZone);
  const days = { from: from ?? addDays(last, -29), to: last };
  if (days.from > days.to)
    throw invalidInput("The period ends before it begins.", { to: "is before from" });
  return days;
}

/** Nothing is older: months of events are made from here on. As the beginning of a period it means "all there is". */
export const earliestDay = "2006-01-01";

/** The days as they are told: a period of all there is begins with the first day of which anything is counted. */
export function toldDays({ from, to }: Days, first: string | undefined): Days {
  return { from: from === earliestDay ? (first ?? addDays(to, -29)) : from, to };
}
