import "server-only";
import type { EventPlace, ParsedEvent, Stretch } from "@/lib/access-sources/access-source";
import type { Dictionaries } from "./dictionaries";
import { NONE, type StagedEvent } from "./distinct-events";
import { type HoursTold, wholeHours } from "./log-hours";

/** The numbers of what a stretch names beside its events. */
export interface Numbers {
  /** Every target named. */
  targets: number[];
  footprints: HoursTold["footprints"];
  proved: HoursTold["proved"];
}

/** Gives events the numbers of their words. All words of one kind are asked for at once, each of them once. */
export async function numberWords(
  { contexts, operations, userAgents, principals, targets }: Dictionaries,
  sourceId: string,
  events: readonly StagedEvent[],
  { records, proved = [] }: Stretch,
): Promise<Numbers> {
  const named = gather(events);
  const prints = records.flatMap((record) => ("footprint" in record && record.footprint) || []);
  const at = (place: EventPlace) => ({ sourceId, place });
  const contextIds = await contexts.idsOf([
    ...named.places.map(({ place }) => at(place)),
    ...prints.map(({ place }) => at(place)),
    ...proved.map(({ place }) => at(place)),
  ]);
  const operationIds = await operations.idsOf(named.operations);
  const agentIds = await userAgents.idsOf(named.agents.flatMap(({ userAgent }) => userAgent ?? []));
  const principalIds = await principals.idsOf(named.principals.map(({ principal }) => principal));
  const targetIds = await targets.idsOf(
    named.targets.flatMap(({ target, place }) =>
      target ? { ...target, backend: place.backend } : [],
    ),
  );
  for (const one of events) {
    one.context = contextIds[one.context] ?? Number.NaN;
    one.operation = operationIds[one.operation] ?? Number.NaN;
    one.principal = principalIds[one.principal] ?? Number.NaN;
    if (one.userAgent !== NONE) one.userAgent = agentIds[one.userAgent] ?? Number.NaN;
    if (one.target !== NONE) one.target = targetIds[one.target] ?? Number.NaN;
  }
  const printIds = contextIds.slice(named.places.length);
  const provedIds = printIds.slice(prints.length);
  return {
    targets: [...new Set(targetIds)],
    footprints: prints.map((print, i) => ({
      context: printIds[i] ?? Number.NaN,
      at: new Date(print.at),
      node: print.node,
    })),
    proved: [...new Set(provedIds)].flatMap((context) =>
      wholeHours(proved.filter((_, i) => provedIds[i] === context)).map((hour) => ({
        context,
        hour: new Date(hour),
      })),
    ),
  };
}

/**
 * For each word an event that names it; events are left with the places of their words in these lists. Parsers hand out
 * one object for all events of one place, principal or target: each object is looked at once.
 */
function gather(events: readonly StagedEvent[]) {
  const places = new Named();
  const operations = new Named();
  const agents = new Named();
  const principals = new Named();
  const targets = new Named();
  for (const one of events) {
    const { event } = one;
    const { place, action, use, userAgent, principal, target } = event;
    one.context = places.of(place, event);
    one.operation = operations.of(`${place.backend}\n${action}\n${use}`, event);
    one.userAgent = userAgent ? agents.of(userAgent, event) : NONE;
    one.principal = principals.of(principal, event);
    one.target = target ? targets.of(target, event) : NONE;
  }
  return {
    places: places.events,
    operations: operations.events,
    agents: agents.events,
    principals: principals.events,
    targets: targets.events,
  };
}

class Named {
  /** The first event of each. */
  readonly events: ParsedEvent[] = [];
  private readonly places = new Map<unknown, number>();

  of(word: unknown, event: ParsedEvent): number {
    const known = this.places.get(word);
    if (known !== undefined) return known;
    this.places.set(word, this.events.length);
    return this.events.push(event) - 1;
  }
}
