import type { Slice } from "./rows-sql";

const dayMs = 86_400_000;

/** A span cut at midnight UTC: each slice is sorted in memory, and the share of slices done is the progress. */
export function slicesOf({ from, to }: Slice): Slice[] {
  const slices: Slice[] = [];
  for (let start = from.getTime(); start < to.getTime(); ) {
    const end = Math.min(to.getTime(), (Math.floor(start / dayMs) + 1) * dayMs);
    slices.push({ from: new Date(start), to: new Date(end) });
    start = end;
  }
  return slices;
}
