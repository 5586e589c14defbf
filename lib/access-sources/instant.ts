/** Before it there was neither cloud nor Vault; PostgreSQL makes no month of events for it. */
const FIRST = Date.UTC(2006, 0, 1);
/** How far a log's clock may run ahead of ours. */
const AHEAD = 86_400_000;

/** Written as we write it, but for the fraction; days that not every month has are left to be counted. */
const plain = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{3}\d*)?Z$/;
const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * An instant of a log as ISO 8601 in UTC, to the millisecond; null for what is none, lies before 2006 or more than a day after
 * `now`, both in milliseconds.
 */
export function instantOf(text: string | null, now: number): string | null {
  if (text === null) return null;
  const usual = plain.test(text);
  if (!usual && !form.test(text)) return null;
  const at = Date.parse(text);
  if (!(at >= FIRST && at <= now + AHEAD)) return null;
  // Nearly all: no need to write anew what stands there.
  if (usual) return text.length === 20 ? `${text.slice(0, 19)}.000Z` : `${text.slice(0, 23)}Z`;
  return new Date(at).toISOString();
}
