import type { ParsedEvent, ParsedRecord } from "@/lib/access-sources/access-source";

/** Every audit device of a cluster stamps its own time: within so long an id is the same request. */
export const SAME_REQUEST_MS = 10 * 60_000;

/** An event to store, the record it comes from, and the numbers of its words once they are asked for. */
export interface StagedEvent {
  record: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Its id in lower case, as the server tells it. */
  id: string;
  event: ParsedEvent;
  context: number;
  operation: number;
  principal: number;
  /** Or `NONE`. */
  userAgent: number;
  /** Or `NONE`. */
  target: number;
}

/** The number of no word. */
export const NONE = -1;

/** A request to a Vault: its time is no part of what it is. */
export const isRequest = ({ event }: StagedEvent): boolean => event.place.backend === "vault";

/** By what an event is told from another once it is stored. */
export const storedKey = (at: number, id: string, item: number) => `${at}/${id}/${item}`;

/**
 * The events of these records, each once: by time, id and item; copies for several accounts by their shared id (the one
 * with the fuller identity); requests of a cluster without regard to the time within ten minutes.
 * @returns them in the order in which everybody stores them: two who store the same ones wait for each other one way only
 */
export function distinctEvents(records: readonly ParsedRecord[]): StagedEvent[] {
  const all = stagedEvents(records);
  if (all.some((one) => one.event.sharedEventId !== null || isRequest(one)))
    return eachOnce(all, sameAmong()).sort(inOrder);
  // The rest is told apart by what it is sorted by: twins lie side by side.
  let last: StagedEvent | undefined;
  return eachOnce(all.sort(inOrder), (staged) => {
    const same = last && inOrder(last, staged) === 0 ? last : undefined;
    last = same ?? staged;
    return same;
  });
}

/** Of twins the one with the fuller identity. */
function eachOnce(
  all: readonly StagedEvent[],
  sameAs: (staged: StagedEvent) => StagedEvent | undefined,
): StagedEvent[] {
  return all.filter((staged) => {
    const same = sameAs(staged);
    if (same && staged.event.principal.fullness > same.event.principal.fullness)
      Object.assign(same, staged);
    return !same;
  });
}

function stagedEvents(records: readonly ParsedRecord[]): StagedEvent[] {
  const staged: StagedEvent[] = [];
  for (let record = 0; record < records.length; record++) {
    const told = records[record];
    if (!told || !("events" in told)) continue;
    for (const event of told.events)
      staged.push({
        record,
        at: Date.parse(event.occurredAt),
        id: lower(event.eventId),
        event,
        context: 0,
        operation: 0,
        principal: 0,
        userAgent: NONE,
        target: NONE,
      });
  }
  return staged;
}

const lower = (id: string) => (/[A-F]/.test(id) ? id.toLowerCase() : id);

/** By time, as the table's key has it; copies of one event stand in the same place. */
function inOrder(a: StagedEvent, b: StagedEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  const one = a.event.sharedEventId ?? a.id;
  const other = b.event.sharedEventId ?? b.id;
  return one < other ? -1 : one > other ? 1 : a.event.item - b.event.item;
}

/** Finds the twin of an event among those it was asked about before. */
function sameAmong(): (staged: StagedEvent) => StagedEvent | undefined {
  const seen = new Map<string, StagedEvent | StagedEvent[]>();
  return (staged) => {
    const { id, event } = staged;
    const keys = event.sharedEventId ? [id, event.sharedEventId] : [id];
    const apart = isRequest(staged) ? SAME_REQUEST_MS : 0;
    for (const key of keys) {
      const others = seen.get(key);
      if (!others) continue;
      const same = (Array.isArray(others) ? others : [others]).find(
        (one) => Math.abs(one.at - staged.at) <= apart && one.event.item === event.item,
      );
      if (same) return same;
    }
    for (const key of keys) {
      const others = seen.get(key);
      if (!others) seen.set(key, staged);
      else if (Array.isArray(others)) others.push(staged);
      else seen.set(key, [others, staged]);
    }
    return undefined;
  };
}
