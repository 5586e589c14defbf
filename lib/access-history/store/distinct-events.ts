import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";

/** Every audit device of a cluster stamps its own time: within so long an id is the same request. */
export const SAME_REQUEST_MS = 10 * 60_000;

/** An event to store, and the record it comes from. */
export interface StagedEvent {
  record: number;
  /** Milliseconds since 1970. */
  at: number;
  event: ParsedEvent;
}

/** By what an event is told from another once it is stored. */
export const storedKey = (at: number, eventId: string, item: number) =>
  `${at}/${eventId.toLowerCase()}/${item}`;

/**
 * The events of these records, each once: by time, id and item; copies for several accounts by their shared id (the one
 * with the fuller identity); requests of a cluster without regard to the time within ten minutes.
 */
export function distinctEvents(records: readonly ParsedRecord[]): StagedEvent[] {
  const seen = new Map<string, StagedEvent>();
  const kept: StagedEvent[] = [];
  for (const [index, record] of records.entries()) {
    if (!("events" in record)) continue;
    for (const event of record.events) {
      const staged = { record: index, at: Date.parse(event.occurredAt), event };
      const same = findSame(seen, staged);
      if (!same) kept.push(staged);
      else if (event.principal.fullness > same.event.principal.fullness)
        Object.assign(same, staged);
    }
  }
  return kept;
}

function findSame(seen: Map<string, StagedEvent>, staged: StagedEvent): StagedEvent | undefined {
  const { at, event } = staged;
  const { eventId, item, sharedEventId, place } = event;
  const keys = place.cluster
    ? requestKeys(at, eventId, item)
    : [
        storedKey(at, eventId, item),
        ...(sharedEventId ? [storedKey(at, sharedEventId, item)] : []),
      ];
  const same = keys
    .map((key) => seen.get(key))
    .find((other) => other && (!place.cluster || Math.abs(other.at - at) <= SAME_REQUEST_MS));
  if (!same) for (const key of place.cluster ? keys.slice(0, 1) : keys) seen.set(key, staged);
  return same;
}

/** Its own stretch of ten minutes first, then the two beside it. */
function requestKeys(at: number, eventId: string, item: number): string[] {
  const bin = Math.floor(at / SAME_REQUEST_MS);
  return [bin, bin - 1, bin + 1].map((n) => storedKey(n, eventId, item));
}
