import { HOUR, lastAt } from "@/demo/world/calendar";
import { parameterEvents, secretEvents } from "@/demo/world/trail-changes";
import { type TrailEvent, trailRow } from "@/demo/world/trail-event";
import { type Readable, readsOf, storiedReads } from "@/demo/world/trail-reads";
import type { World } from "@/demo/world/world";

const KEPT_HOURS = 400;

/** What CloudTrail holds for one account and Region, made hour by hour when asked for. */
export interface Trail {
  /** Rows of LookupEvents of the hour that begins at the instant, newest first. */
  hour(from: number): readonly Record<string, unknown>[];
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
  ].sort((a, b) => a.at - b.at);
  const instants = changes.map(({ at }) => at);
  const hours = new Map<number, readonly Record<string, unknown>[]>();

  function make(from: number): readonly Record<string, unknown>[] {
    const events: TrailEvent[] = [
      ...changes.slice(lastAt(instants, from - 1) + 1, lastAt(instants, from + HOUR - 1) + 1),
      ...readsOf(place, from, world.seed),
    ];
    return events
      .map((event, index) => ({ event, index }))
      .sort((a, b) => b.event.at - a.event.at)
      .map(({ event, index }) => trailRow(event, { account, region }, `${from}/${index}`));
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
