/** Civil dates and instants of the organisation's zone. Pure: the clock is passed in. */

const parts = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  let formatter = parts.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    parts.set(timeZone, formatter);
  }
  return formatter;
}

/** Wall-clock time of an instant in a zone, as if it were UTC: the difference is the zone's offset. */
function wallClock(at: Date, timeZone: string): number {
  const p = Object.fromEntries(
    format(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}Z`);
}

/** The civil date, YYYY-MM-DD, of an instant in a zone. */
export function dayOf(at: Date, timeZone: string): string {
  return new Date(wallClock(at, timeZone)).toISOString().slice(0, 10);
}

/** The civil date n days later (or earlier). */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The instant at which a civil date begins in a zone. Where the clock jumps over midnight, the first instant
 * of the day.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let guess = midnight;
  // Twice: the offset at the first guess may be the one before a change of clocks.
  for (let i = 0; i < 2; i++) guess += midnight - wallClock(new Date(guess), timeZone);
  return new Date(guess);
}

/** The instant at which a civil date ends: the first one that is no longer part of it. Intervals are [from, to). */
export function endOfDay(day: string, timeZone: string): Date {
  return startOfDay(addDays(day, 1), timeZone);
}
