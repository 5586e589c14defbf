/**
 * Places labels at the ends of lines so that none covers another: each as near to its own height as
 * `gap` and the range 0…`height` allow. Input and output in pixels, in the order given.
 */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): number[] {
  const order = wanted.map((y, at) => ({ y, at })).sort((one, other) => one.y - other.y);
  let floor = Number.NEGATIVE_INFINITY;
  for (const label of order) {
    label.y = Math.max(label.y, floor);
    floor = label.y + gap;
  }
  let ceiling = height;
  for (const label of order.reverse()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - gap;
  }
  const placed = [...wanted];
  for (const { y, at } of order) placed[at] = y;
  return placed;
}

/** About how wide a text of 12 px is, in pixels: full-width characters take 12, others a little more than half. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 12 : 6.6), 10);
}

/** Up to `count` days, evenly apart, first and last included: ticks of a time axis. */
export function tickDays(days: readonly string[], count: number): string[] {
  if (days.length <= count) return [...days];
  const step = (days.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, at) => days[Math.round(at * step)] ?? "");
}

/** A number on an axis: plain, and per cent at the top of a rate only. */
export function axisLabel(value: number, rate: boolean): string {
  if (rate) return value === 1 ? "100%" : `${value * 100}`;
  return value.toLocaleString("en-US");
}

/** Where an axis from 0 to `top` (a number of `niceTop`) is labelled: whole numbers, evenly apart, at most six. */
export function countTicks(top: number): number[] {
  const steps = top % 4 === 0 ? 4 : Math.min(5, top);
  return Array.from({ length: steps + 1 }, (_, at) => (top / steps) * at);
}

/** The top of a count axis: the next 1, 2 or 5 × 10ⁿ from the largest value on, at least 1. */
export function niceTop(largest: number): number {
  if (largest <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= largest) ?? largest;
}
