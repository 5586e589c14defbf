import { type Calendar, DAY, HOUR, tokyoMidnight } from "@/demo/world/calendar";
import { FOLLOWED_DAYS } from "@/demo/world/trail";

/** Thirteen months, so that every trend has its year. */
const WEEKS_FROM = 392;
const DAYS_FROM = FOLLOWED_DAYS;
/** Late enough in the evening that the day's close finds fresh sources. */
const EVENING = 23.75;

/** A day of the past: it is synced in the evening, and closed once it has ended. */
export interface PastDay {
  /** YYYY-MM-DD in Tokyo. */
  day: string;
  syncAt: number;
  closeAt: number;
}

/**
 * The days on which the demo's past is played, oldest first: weekly back to thirteen months, daily for the last
 * thirty-five days before the first day, and daily since. Only days that have ended.
 */
export function pastDays(when: Calendar, now: number): PastDay[] {
  const days: PastDay[] = [];
  for (let ago = WEEKS_FROM; ago > DAYS_FROM; ago -= 7) days.push(pastDay(when.on(-ago)));
  const today = tokyoMidnight(now);
  for (let at = when.on(-DAYS_FROM); at < today; at += DAY) days.push(pastDay(at));
  return days;
}

function pastDay(midnight: number): PastDay {
  return {
    day: new Date(midnight + 9 * HOUR).toISOString().slice(0, 10),
    syncAt: midnight + EVENING * HOUR,
    closeAt: midnight + DAY + HOUR / 6,
  };
}
