import { setTimeout as pause } from "node:timers/promises";

const HOUR = 3_600_000;
/** Times in logs are whole seconds, of a clock that may differ from ours, and the call itself takes a while. */
const BEFORE = 5_000;
const AFTER = 5_000;

/**
 * The instant of a call by which an hour is proved: now, or a few seconds later where an hour is just ending or has just begun,
 * so that the log counts the call in the same hour as we do.
 */
export async function awayFromTheHour(clock: () => Date, signal: AbortSignal): Promise<Date> {
  const now = clock();
  const wait = untilAway(now.getTime());
  if (wait === 0) return now;
  await pause(wait, undefined, { signal });
  return new Date(now.getTime() + wait);
}

/** Milliseconds until an instant that is not near the turn of an hour. */
export function untilAway(now: number): number {
  const into = now % HOUR;
  if (into < AFTER) return AFTER - into;
  return into > HOUR - BEFORE ? HOUR - into + AFTER : 0;
}
