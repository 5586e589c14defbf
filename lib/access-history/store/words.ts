import "server-only";
import type { EventPlace, Stretch } from "@/lib/access-sources/access-source";
import type { Dictionaries } from "./dictionaries";
import type { StagedEvent } from "./distinct-events";
import { type HoursTold, wholeHours } from "./log-hours";
import type { WordIds } from "./stage";

/** An event with the numbers of its words. */
export interface NumberedEvent extends StagedEvent {
  ids: WordIds;
}

/** The numbers of everything a stretch names. */
export interface Numbers {
  /** In the order in which everybody stores them: two who store the same ones wait for each other one way only. */
  events: NumberedEvent[];
  /** Every target named. */
  targets: number[];
  footprints: HoursTold["footprints"];
  proved: HoursTold["proved"];
}

/** Asks the dictionaries for every word of a stretch, all words of one kind at once. */
export async function numberWords(
  { contexts, operations, userAgents, principals, targets }: Dictionaries,
  sourceId: string,
  staged: readonly StagedEvent[],
  { records, proved = [] }: Stretch,
): Promise<Numbers> {
  const events = staged.map(({ event }) => event);
  const prints = records.flatMap((record) => ("footprint" in record && record.footprint) || []);
  const at = (place: EventPlace) => ({ sourceId, place });
  const named = events.filter(({ target }) => target !== null);
  const agents = [...new Set(events.flatMap(({ userAgent }) => userAgent ?? []))];
  const contextIds = await contexts.idsOf([
    ...events.map(({ place }) => at(place)),
    ...prints.map(({ place }) => at(place)),
    ...proved.map(({ place }) => at(place)),
  ]);
  const operationIds = await operations.idsOf(events);
  const agentIds = new Map(zip(agents, await userAgents.idsOf(agents)));
  const principalIds = await principals.idsOf(events.map(({ principal }) => principal));
  const targetIds = new Map(
    zip(
      named,
      await targets.idsOf(
        named.flatMap(({ target, place }) => (target ? { ...target, backend: place.backend } : [])),
      ),
    ),
  );
  const provedIds = contextIds.slice(events.length + prints.length);
  return {
    events: staged
      .map((one, i) => ({
        ...one,
        ids: {
          context: contextIds[i] ?? Number.NaN,
          operation: operationIds[i] ?? Number.NaN,
          principal: principalIds[i] ?? Number.NaN,
          userAgent: (one.event.userAgent && agentIds.get(one.event.userAgent)) || null,
          target: targetIds.get(one.event) ?? null,
        },
      }))
      .sort(inOrder),
    targets: [...new Set(targetIds.values())],
    footprints: prints.map((print, i) => ({
      context: contextIds[events.length + i] ?? Number.NaN,
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

/** By time, as the table's key has it; copies of one event stand in the same place. */
const inOrder = (a: NumberedEvent, b: NumberedEvent): number =>
  a.at - b.at || compare(placeOf(a), placeOf(b)) || a.event.item - b.event.item;

const placeOf = ({ id, event }: NumberedEvent) => event.sharedEventId ?? id;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What is known of hours before anything is stored. */
export const hoursOf = ({ footprints, proved }: Numbers) => ({ footprints, proved });

function zip<A, B>(these: readonly A[], those: readonly B[]): [A, B][] {
  return these.map((one, i) => [one, those[i] as B]);
}
