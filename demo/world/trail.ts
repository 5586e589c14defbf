import { HOUR, lastAt } from "@/demo/world/calendar";
import { parameterEvents, secretEvents } from "@/demo/world/trail-changes";
import type { KeptEvent, TrailEvent } from "@/demo/world/trail-event";
import { oddities } from "@/demo/world/trail-oddities";
import { type Readable, readsOf, storiedReads, unknownReads } from "@/demo/world/trail-reads";
import type { World } from "@/demo/world/world";

/** The company connected its logs so many days before the demo's first day. */
export const FOLLOWED_DAYS = 35;

/** More than event history holds: every question goes through all of it. */
const KEPT_HOURS = 2400;

/** What CloudTrail holds for one account and Region, made hour by hour when asked for. */
export interface Trail {
  /** What happened in the hour that begins at the instant, newest first. */
  hour(from: number): readonly KeptEvent[];
}

export function trailOf(world: World, account: string, region: string): Trail {
  const here = (one: { account: string; region: string }) =>
    one.account === account && one.region === region;
  const place: Readable = {
    account,
    secrets: world.secrets.filter(here),
    parameters: world.parameters.filter(here),
  };
  const changes = [
    ...place.secrets.flatMap(secretEvents),
    ...place.parameters.flatMap(parameterEvents),
    ...storiedReads(place.secrets, account, world.when),
    ...oddities({ ...place, region }, world.when),
    ...unknownReads(place.secrets, account, world.when),
  ].sort((a, b) => a.at - b.at);
  const instants = changes.map(({ at }) => at);
  const hours = new Map<number, readonly KeptEvent[]>();

  function make(from: number): readonly KeptEvent[] {
    const events: TrailEvent[] = [
      ...changes.slice(lastAt(instants, from - 1) + 1, lastAt(instants, from + HOUR - 1) + 1),
      ...readsOf(place, from, world.seed),
    ];
    return events
      .map((event, index) => ({ event, index }))
      .sort((a, b) => b.event.at - a.event.at)
      .map(({ event, index }) => ({ event, key: `${from}/${index}` }));
  }

  return {
    hour(from) {
      const known = hours.get(from);
      if (known) return known;
      const rows = make(from);
      const oldest = hours.keys().next().value;
      if (hours.size >= KEPT_HOURS && oldest !== undefined) hours.delete(oldest);
      hours.set(from, rows);
      return rows;
    },
  };
}
