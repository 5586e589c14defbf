import { isoMinute } from "./dates";

/** What a clock on the wall of the zone shows, as `<input type="datetime-local">` writes it: `2026-11-23T11:30`. */
export function wallTime(at: Date, timeZone: string): string {
  return isoMinute(at, timeZone).replace(" ", "T");
}

/** The instant at which a clock on the wall of the zone shows this; null when it is no such text. */
export function fromWallTime(text: string, timeZone: string): Date | null {
  const shown = Date.parse(`${text}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || Number.isNaN(shown)) return null;
  let at = shown;
  // Twice: the offset at the first guess may be the one before a change of clocks.
  for (let i = 0; i < 2; i++) at += shown - Date.parse(`${wallTime(new Date(at), timeZone)}:00Z`);
  return new Date(at);
}
