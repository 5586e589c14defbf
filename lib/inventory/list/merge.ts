import type { Key, Order } from "../list-order";
import type { Listed } from "../read-page";

/** Two pages of the same order as one. */
export function mergePages(
  { keys, descending }: Order,
  a: readonly Listed[],
  b: readonly Listed[],
) {
  if (b.length === 0) return [...a];
  return [...a, ...b].sort((one, other) => {
    const order = compare(keys, one.cursor, other.cursor);
    return descending ? -order : order;
  });
}

/** By their keys as a cursor tells them, as the database orders them. */
function compare(keys: readonly Key[], a: readonly string[], b: readonly string[]): number {
  for (const [i, { type }] of keys.entries()) {
    const order = comparisons[type](a[i] ?? "", b[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

const comparisons: Record<Key["type"], (a: string, b: string) => number> = {
  text: (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
  uuid: (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
  int: (a, b) => Number(a) - Number(b),
  timestamptz: (a, b) => (a === b ? 0 : instant(a) - instant(b)),
};

/** Milliseconds of what the server writes in UTC: `2026-11-24 03:00:00.123+00`, or `infinity`. */
function instant(text: string): number {
  if (text === "infinity") return Number.POSITIVE_INFINITY;
  if (text === "-infinity") return Number.NEGATIVE_INFINITY;
  return Date.parse(text.replace(" ", "T").replace(/\+00$/, "Z"));
}
