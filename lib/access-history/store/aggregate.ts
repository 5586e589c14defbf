import { NONE, type StagedEvent } from "./distinct-events";
import { causeNumber } from "./stage";

/** What the inventory knows of a target, as one question told it. */
export interface TargetFacts {
  /** The target that stands for the same secret; itself where there is none. */
  target: number;
  /** The same object for all targets of the same owner. */
  whose: Whose;
  /** From when that holds, in milliseconds; null where the secret is not known. */
  since: number | null;
}

/** Whom a secret belongs to; '' is nobody. */
export interface Whose {
  team: string;
  service: string;
  environment: string;
}

const nobody: Whose = { team: "", service: "", environment: "" };

interface DayCount {
  day: string;
  backend: string;
  account: string;
  whose: Whose;
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
  events: readonly StagedEvent[],
  facts: ReadonlyMap<number, TargetFacts>,
  dayOf: (at: number) => string,
  isStored: (event: StagedEvent) => boolean,
): Aggregates {
  const days = new Map<string, Map<number, Map<Whose, DayCount>>>();
  const readers = new Map<number, Map<number, ReaderCount>>();
  const earlier: EarlierEvent[] = [];
  for (const staged of events) {
    const { at, event, context, target, principal, operation } = staged;
    if (event.origin === "inferred" || !isStored(staged)) continue;
    const known = target === NONE ? undefined : facts.get(target);
    const cause = event.cause === null ? 0 : causeNumber[event.cause];
    if (known && known.since !== null && known.since > at) {
      earlier.push({ at, context, target: known.target, operation, cause });
    } else {
      const day = dayOf(at);
      const whose = known?.whose ?? nobody;
      // What was done where and how it went, as one number: cheaper than a text of all of it.
      const what = (context * 32_768 + operation) * 8 + cause;
      const counts = of(of(days, day), what);
      const count = counts.get(whose);
      if (count) count.events++;
      else {
        const { backend, account } = event.place;
        const where = { day, backend, account: account ?? "", whose };
        counts.set(whose, { ...where, operation, cause, events: 1 });
      }
    }
    if (target === NONE || cause !== 0 || !handedOut.has(event.use)) continue;
    const own = known?.target ?? target;
    const by = of(readers, own);
    const reader = by.get(principal);
    if (reader) {
      reader.reads++;
      if (at < reader.first) reader.first = at;
      if (at > reader.last) reader.last = at;
    } else by.set(principal, { target: own, principal, first: at, last: at, reads: 1 });
  }
  const all = <Count>(maps: Iterable<Map<unknown, Count>>) =>
    [...maps].flatMap((map) => [...map.values()]);
  return { days: all(all(days.values())), earlier, readers: all(readers.values()) };
}

/** The map in a map, made where there is none. */
function of<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}
