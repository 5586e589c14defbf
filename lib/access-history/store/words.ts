import "server-only";
import type { EventPlace, Stretch } from "@/lib/access-sources/access-source";
import type { Dictionaries } from "./dictionaries";
import type { StagedEvent } from "./distinct-events";
import { type HoursTold, wholeHours } from "./log-hours";
import type { WordIds } from "./stage";

/** The numbers of everything a stretch names. */
export interface Numbers {
  /** Of the i-th event. */
  of(i: number): WordIds;
  /** Every target named. */
  ids: number[];
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
    of(i) {
      const event = events[i];
      return {
        context: contextIds[i] ?? Number.NaN,
        operation: operationIds[i] ?? Number.NaN,
        principal: principalIds[i] ?? Number.NaN,
        userAgent: (event?.userAgent && agentIds.get(event.userAgent)) || null,
        target: (event && targetIds.get(event)) ?? null,
      };
    },
    ids: [...new Set(targetIds.values())],
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

/** What is known of hours before anything is stored. */
export const hoursOf = ({ footprints, proved }: Numbers) => ({ footprints, proved });

function zip<A, B>(these: readonly A[], those: readonly B[]): [A, B][] {
  return these.map((one, i) => [one, those[i] as B]);
}
