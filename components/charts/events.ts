/** A thing that happened on a day, to be named above a chart. */
export interface ChartEvent {
  readonly day: string;
  readonly label: string;
}

/** Where a name stands: beside its line, on the side that has room; null when there is none left. */
export interface PlacedEvent extends ChartEvent {
  /** From the left edge of the plot, 0 to 1. */
  readonly at: number;
  readonly side: "left" | "right" | null;
}

/**
 * Names of events along the top of a chart, newest first served: right of the line, else left of it, else none
 * (the line stays and its name is in the tooltip of the day). `share` tells how much of the width a name takes.
 */
export function placeEvents(
  events: readonly ChartEvent[],
  days: readonly string[],
  share: (label: string) => number,
): PlacedEvent[] {
  const taken: [number, number][] = [];
  const free = (from: number, to: number) =>
    from >= 0 && to <= 1 && taken.every(([start, end]) => to <= start || from >= end);
  return [...events]
    .filter(({ day }) => days.includes(day))
    .sort((one, other) => other.day.localeCompare(one.day))
    .map((event) => {
      const at = days.indexOf(event.day) / Math.max(1, days.length - 1);
      const width = share(event.label);
      if (free(at, at + width)) taken.push([at, at + width]);
      else if (free(at - width, at)) taken.push([at - width, at]);
      else return { ...event, at, side: null };
      return { ...event, at, side: taken.at(-1)?.[0] === at ? "right" : "left" };
    });
}
