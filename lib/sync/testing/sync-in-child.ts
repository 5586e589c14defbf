import { setTimeout as wait } from "node:timers/promises";
import { closePool } from "@/lib/db/pool";
import { runSync } from "@/lib/sync/run-sync";
import { FakeWorld } from "./fake-backend";
import { killedPlaces } from "./killed-world";
import { configOf } from "./sync-rig";

/**
 * A process that syncs and can be killed: `node … sync-in-child.ts ROUND`. Prints `reading` at its first page, and the
 * run's status at its end. Slow on purpose.
 */
const round = Number(process.argv[2]);
const world = new FakeWorld();
for (const [key, entries] of killedPlaces(round)) world.places.set(key, { entries, pageSize: 100 });
let told = false;
world.onPage = async () => {
  if (!told) process.stdout.write("reading\n");
  told = true;
  await wait(3);
};
const run = await runSync({
  sourceId: "one",
  config: configOf(["one"]),
  credential: (reference) => reference,
  clock: () => new Date(),
  trigger: "cli",
  signal: new AbortController().signal,
  backends: [world.backend],
});
process.stdout.write(`${run.status}\n`);
await closePool();
