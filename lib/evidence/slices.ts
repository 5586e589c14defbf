import type { Slice } from "./rows-sql";

/** Rows that are sorted at a time. */
const ROWS = 250_000;

/**
 * A span cut into equal slices of about 250,000 rows each, by an estimate of how many it holds: the rows of a slice are
 * sorted together, and the share of slices done is the progress.
 */
export function slicesOf({ from, to }: Slice, rows: number): Slice[] {
  const length = to.getTime() - from.getTime();
  if (length <= 0) return [];
  const count = Math.max(1, Math.min(length, Math.ceil(rows / ROWS)));
  const at = (n: number) => new Date(from.getTime() + Math.round((length * n) / count));
  return Array.from({ length: count }, (_, n) => ({ from: at(n), to: at(n + 1) }));
}
