import { invalidInput } from "@/lib/errors";
import { endOfDay, startOfDay } from "@/lib/organisation/calendar";

/** A stretch of time, [from, to); null: open on that side. */
export interface Period {
  from: Date | null;
  to: Date | null;
}

/**
 * Reads `from` and `to`: an instant (ISO 8601 with zone), or a date of the organisation's zone, which is taken whole:
 * `to=2026-11-23` ends with that day. Throws invalid-input.
 */
export function readPeriod(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
): Period {
  const period = {
    from: from === undefined ? null : instant("from", from, (day) => startOfDay(day, timeZone)),
    to: to === undefined ? null : instant("to", to, (day) => endOfDay(day, timeZone)),
  };
  if (period.from && period.to && period.from >= period.to)
    throw invalidInput("The period ends before it begins.", { to: "is not after from" });
  return period;
}

function instant(key: string, text: string, ofDay: (day: string) => Date): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text))
    throw refused(
      key,
      text,
      "is neither a date (2026-11-23) nor an instant (2026-11-23T09:00:00Z)",
    );
  const at = new Date(isDay ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(at.getTime()) || (isDay && !at.toISOString().startsWith(text)))
    throw refused(key, text, "does not exist");
  return isDay ? ofDay(text) : at;
}

const refused = (key: string, text: string, why: string) =>
  invalidInput(`${key} ${JSON.stringify(text.slice(0, 40))} ${why}.`, { [key]: why });
