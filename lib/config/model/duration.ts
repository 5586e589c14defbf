import { z } from "zod";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const units = [365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE];

/**
 * Seconds of an ISO 8601 duration in whole years (365 days), months (30 days), weeks, days, hours and minutes.
 * Null when the text is none, or is nothing long.
 */
export function parseDuration(text: string): number | null {
  const found = pattern.exec(text.trim().toUpperCase());
  if (!found) return null;
  const seconds = units.reduce((sum, unit, at) => sum + unit * Number(found[at + 1] ?? 0), 0);
  return seconds > 0 && Number.isSafeInteger(seconds) ? seconds : null;
}

/** A duration in the config file: text in, seconds out. */
export const Duration = z
  .string()
  .meta({
    description:
      "ISO 8601 duration down to minutes: P90D, PT12H, PT2M (a year is 365 days, a month 30)",
    examples: ["P90D", "PT2M"],
    pattern: "^P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?)?$",
  })
  .transform((text, context) => {
    const seconds = parseDuration(text);
    if (seconds !== null) return seconds;
    context.issues.push({
      code: "custom",
      message: "is no ISO 8601 duration in days, hours and minutes, such as P90D or PT30M",
      input: text,
    });
    return z.NEVER;
  });
