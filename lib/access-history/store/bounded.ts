import { createHash } from "node:crypto";

/** Bytes a text of a dictionary may have: an entry of an index takes 2,700 at most, and a log may be hostile. */
const MOST = 1000;

/** What Postgres can store and index: without NUL; a text too long ends in a digest of the whole. */
export function bounded(text: string, most = MOST): string {
  const clean = text.includes("\0") ? text.replaceAll("\0", "") : text;
  if (clean.length * 3 <= most || Buffer.byteLength(clean) <= most) return clean;
  const digest = createHash("sha256").update(clean).digest("hex").slice(0, 16);
  const kept = Buffer.from(clean).subarray(0, most - 20);
  return `${kept.toString("utf8").replace(/\uFFFD+$/, "")}…${digest}`;
}

export const boundedOrNull = (text: string | null): string | null =>
  text === null ? null : bounded(text);
