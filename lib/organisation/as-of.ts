import { invalidInput } from "@/lib/errors";
import { dayOf, endOfDay } from "./calendar";

/** The instant a question is answered for. `past` = history has to be asked. */
export interface AsOf {
  at: Date;
  past: boolean;
}

/**
 * Reads `asOf`: an instant (ISO 8601 with zone), or a date meaning the end of that day in the organisation's zone;
 * nothing and today mean now. The future is refused: nobody knows what a sync will find.
 */
export function readAsOf(input: string | undefined, timeZone: string, now: Date): AsOf {
  if (input === undefined) return { at: now, past: false };
  if (/^\d{4}-\d{2}-\d{2}$/.test(input)) return ofDay(input, timeZone, now);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(input))
    throw refused(input, "is neither a date (2026-11-23) nor an instant (2026-11-23T09:00:00Z)");
  const at = new Date(input);
  if (Number.isNaN(at.getTime())) throw refused(input, "does not exist");
  if (at > now) throw refused(input, "lies in the future");
  return { at, past: true };
}

function ofDay(day: string, timeZone: string, now: Date): AsOf {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day))
    throw refused(day, "does not exist");
  const today = dayOf(now, timeZone);
  if (day === today) return { at: now, past: false };
  if (day > today) throw refused(day, "lies in the future");
  return { at: endOfDay(day, timeZone), past: true };
}

const refused = (input: string, why: string) =>
  invalidInput(`asOf ${JSON.stringify(input.slice(0, 40))} ${why}.`, { asOf: why });
