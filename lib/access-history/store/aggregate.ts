import { causeNumber } from "./stage";
import type { NumberedEvent } from "./words";

/** What the inventory knows of a target, as one question told it. */
export interface TargetFacts {
  /** The target that stands for the same secret; itself where there is none. */
  target: number;
  team: string;
  service: string;
  environment: string;
  /** From when that holds, in milliseconds; null where the secret is not known. */
  since: number | null;
}

interface DayCount {
  day: string;
  backend: string;
  account: string;
  team: string;
  service: string;
  environment: string;
  operation: number;
  cause: number;
  events: number;
}

interface ReaderCount {
  target: number;
  principal: number;
  first: number;
  last: number;
  reads: number;
}

/** An event of a secret that was another's then: the server looks up whose. */
interface EarlierEvent {
  at: number;
  context: number;
  target: number;
  operation: number;
  cause: number;
}

export interface Aggregates {
  days: DayCount[];
  earlier: EarlierEvent[];
  readers: ReaderCount[];
}

const handedOut = new Set(["value-read", "issue"]);

/**
 * What events add to the days and to the readers. Inferred ones add nothing.
 * @param dayOf the organisation's day of an instant
 */
export function aggregate(
  events: readonly NumberedEvent[],
  facts: ReadonlyMap<number, TargetFacts>,
  dayOf: (at: number) => string,
  isStored: (event: NumberedEvent) => boolean,
): Aggregates {
  const days = new Counted(() => new Map<string, DayCount>());
  const readers = new Counted(() => new Map<number, ReaderCount>());
  const earlier: EarlierEvent[] = [];
  for (const staged of events) {
    const { at, event, ids } = staged;
    if (event.origin === "inferred" || !isStored(staged)) continue;
    const { context, target, principal, operation } = ids;
    const known = target === null ? undefined : facts.get(target);
    const cause = event.cause === null ? 0 : causeNumber[event.cause];
    if (known?.since != null && known.since > at) {
      earlier.push({ at, context, target: known.target, operation, cause });
    } else {
      const { team = "", service = "", environment = "" } = known ?? {};
      const day = dayOf(at);
      const whose = days.of((context * 32_768 + operation) * 8 + cause);
      const key = `${day}\n${team}\n${service}\n${environment}`;
      const count = whose.get(key);
      if (count) count.events++;
      else {
        const { backend, account } = event.place;
        const where = { day, backend, account: account ?? "", team, service, environment };
        whose.set(key, { ...where, operation, cause, events: 1 });
      }
    }
    if (target === null || cause !== 0 || !handedOut.has(event.use)) continue;
    const own = known?.target ?? target;
    const by = readers.of(own);
    const reader = by.get(principal);
    if (reader) {
      reader.reads++;
      if (at < reader.first) reader.first = at;
      if (at > reader.last) reader.last = at;
    } else by.set(principal, { target: own, principal, first: at, last: at, reads: 1 });
  }
  return { days: days.all(), earlier, readers: readers.all() };
}

/** Maps of counts by a number: cheaper than one map by long texts. */
class Counted<Key, Count> {
  private readonly maps = new Map<number, Map<Key, Count>>();

  constructor(private readonly make: () => Map<Key, Count>) {}

  of(number: number): Map<Key, Count> {
    let map = this.maps.get(number);
    if (!map) {
      map = this.make();
      this.maps.set(number, map);
    }
    return map;
  }

  all(): Count[] {
    return [...this.maps.values()].flatMap((map) => [...map.values()]);
  }
}
