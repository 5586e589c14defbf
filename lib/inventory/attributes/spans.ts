import { parseDuration } from "@/lib/config/model/duration";
import { fold } from "./fold";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds of a stop-time tag: `PT30M`, or a number of minutes: `30`, `30m`, `30分`, `2h`. Null: not understood. */
export const stopTimeSeconds = (said: string): number | null => seconds(said, MINUTE);

/** Seconds of a maximum age tag: `P90D`, or a number of days: `90`, `90d`, `90日`, `12h`. Null: not understood. */
export const maxAgeSeconds = (said: string): number | null => seconds(said, DAY);

function seconds(said: string, bare: number): number | null {
  const [, number, unit = ""] =
    /^(\d{1,9})\s*(m|min|分|h|時間|d|days?|日)?$/.exec(fold(said)) ?? [];
  if (number === undefined) return parseDuration(fold(said));
  return Number(number) * (units[unit] ?? bare) || null;
}

const units: Readonly<Record<string, number>> = {
  m: MINUTE,
  min: MINUTE,
  分: MINUTE,
  h: HOUR,
  時間: HOUR,
  d: DAY,
  day: DAY,
  days: DAY,
  日: DAY,
};
