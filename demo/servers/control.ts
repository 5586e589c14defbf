import { z } from "zod";
import type { DemoClock } from "@/demo/servers/clock";
import { type Answer, type Asked, json } from "@/demo/servers/http";
import type { ValueStore } from "@/demo/servers/values";
import { census } from "@/demo/world/census";
import type { Worlds } from "@/demo/world/state";

const Clock = z.object({ now: z.iso.datetime({ offset: true }).nullable() });

/** Moves the servers' clock, counts what was refused, and tells what there is to be found. */
export function controlServer(worlds: Worlds, clock: DemoClock, values: ValueStore) {
  return ({ method, path, query, body }: Asked): Answer => {
    if (method === "GET" && path === "/value-reads") return json(200, { count: values.attempts });
    if (method === "GET" && path === "/clock") {
      return json(200, { now: new Date(clock.now()).toISOString() });
    }
    if (method === "POST" && path === "/clock") {
      const given = Clock.safeParse(body === "" ? null : JSON.parse(body));
      if (!given.success) return json(400, { error: "now must be an ISO 8601 instant or null" });
      clock.set(given.data.now === null ? null : Date.parse(given.data.now));
      return json(200, { now: new Date(clock.now()).toISOString() });
    }
    if (method === "GET" && path === "/world") {
      const at = query.get("at");
      const instant = at === null ? clock.now() : Date.parse(at);
      if (Number.isNaN(instant)) return json(400, { error: "at must be an ISO 8601 instant" });
      return json(200, census(worlds.at(instant)));
    }
    return json(404, { error: "unknown: /value-reads, /clock, /world?at=" });
  };
}
