import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";

/** Every audit device of a cluster stamps its own time: within so long an id is the same request. */
export const SAME_REQUEST_MS = 10 * 60_000;

/** An event to store, and the record it comes from. */
export interface StagedEvent {
  record: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Its id in lower case, as the server tells it. */
  id: string;
  event: ParsedEvent;
}

/** A request to a Vault: its time is no part of what it is. */
export const isRequest = ({ event }: StagedEvent): boolean => event.place.backend === "vault";

/** By what an event is told from another once it is stored. */
export const storedKey = (at: number, id: string, item: number) => `${at}/${id}/${item}`;

/**
 * The events of these records, each once: by time, id and item; copies for several accounts by their shared id (the one
 * with the fuller identity); requests of a cluster without regard to the time within ten minutes.
 */
export function distinctEvents(records: readonly ParsedRecord[]): StagedEvent[] {
  const seen = new Map<string, StagedEvent[]>();
  const kept: StagedEvent[] = [];
  for (const [index, record] of records.entries()) {
    if (!("events" in record)) continue;
    for (const event of record.events) {
      const staged = {
        record: index,
        at: Date.parse(event.occurredAt),
        id: lower(event.eventId),
        event,
      };
      const same = findSame(seen, staged);
      if (!same) kept.push(staged);
      else if (event.principal.fullness > same.event.principal.fullness)
        Object.assign(same, staged);
    }
  }
  return kept;
}

const lower = (id: string) => (/[A-F]/.test(id) ? id.toLowerCase() : id);

function findSame(seen: Map<string, StagedEvent[]>, staged: StagedEvent): StagedEvent | undefined {
  const { id, event } = staged;
  const keys = event.sharedEventId ? [id, event.sharedEventId] : [id];
  const apart = isRequest(staged) ? SAME_REQUEST_MS : 0;
  for (const key of keys) {
    const same = seen
      .get(key)
      ?.find((one) => Math.abs(one.at - staged.at) <= apart && one.event.item === event.item);
    if (same) return same;
  }
  for (const key of keys) {
    const others = seen.get(key);
    if (others) others.push(staged);
    else seen.set(key, [staged]);
  }
  return undefined;
}
