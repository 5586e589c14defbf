/**
 * Dates as the screens print them: in the zone given (the organisation's), never the machine's.
 * `2026-11-23` in tables and exports; a year is left out only where the reader sees it elsewhere.
 */
function parts(at: Date, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** `2026-11-23` */
export function isoDay(at: Date, timeZone: string): string {
  const { year, month, day } = parts(at, timeZone);
  return `${year}-${month}-${day}`;
}

/** `2026-11-23 11:20` */
export function isoMinute(at: Date, timeZone: string): string {
  const { hour, minute } = parts(at, timeZone);
  return `${isoDay(at, timeZone)} ${hour}:${minute}`;
}

/** `2026-11-23 11:20:05` */
export function isoSecond(at: Date, timeZone: string): string {
  return `${isoMinute(at, timeZone)}:${parts(at, timeZone).second}`;
}

/** `11:20` */
export function clockTime(at: Date, timeZone: string): string {
  const { hour, minute } = parts(at, timeZone);
  return `${hour}:${minute}`;
}

/** A calendar day written `2026-11-23`, moved by whole days; needs no zone. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another; negative when the second lies before the first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
