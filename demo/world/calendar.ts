export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const TOKYO = 9 * HOUR;

/**
 * The day the demo began, fixed when it is first started, so that its story lies in the
 * reader's last weeks. Every instant of the make-believe world is counted from it.
 */
export interface Calendar {
  /** Midnight in Tokyo of the first day, in milliseconds. */
  readonly today: number;
  /** The instant `days` after that midnight (negative: before), at an hour of the Tokyo day. */
  on(days: number, hour?: number): number;
}

export function calendar(today: number): Calendar {
  return { today, on: (days, hour = 0) => today + days * DAY + hour * HOUR };
}

/** Midnight in Tokyo of the day an instant falls on. */
export function tokyoMidnight(instant: number): number {
  return Math.floor((instant + TOKYO) / DAY) * DAY - TOKYO;
}

/** Midnight UTC of the day an instant falls on: the resolution of AWS's LastAccessedDate. */
export function utcMidnight(instant: number): number {
  return Math.floor(instant / DAY) * DAY;
}

/** Index of the last entry at or before the instant in an ascending list, or -1. */
export function lastAt(instants: readonly number[], instant: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
