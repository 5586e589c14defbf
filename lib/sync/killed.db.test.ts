import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { killedPlaces } from "./testing/killed-world";
import { tell } from "./testing/naive-inventory";
import { storedInventory } from "./testing/stored-inventory";

const { application } = testDatabase();
afterAll(closePool);

const kills = Number(process.env.KILLS ?? 3);

/** A syncing process, once it reads its first page; `exited` is asked for at once, since it may end before it is killed. */
async function syncing(round: number): Promise<{ child: ChildProcess; exited: Promise<unknown> }> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/sync/testing/sync-in-child.ts",
      String(round),
    ],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, KAGIMORI_LOG_TO: "stderr" } },
  );
  const exited = once(child, "exit");
  await once(child.stdout ?? child, "data");
  return { child, exited };
}

const expected = (round: number) =>
  [...killedPlaces(round).values()]
    .flat()
    .map(({ identity, version, incarnation }) => tell(identity, version, incarnation, false))
    .sort();

test("kill -9 at any instant: the next sync ends with the same inventory and history", {
  timeout: kills * 60_000,
}, async () => {
  for (const round of [0, 1]) {
    for (let i = 0; i < kills; i++) {
      const { child, exited } = await syncing(round);
      await wait(Math.random() * 600); // anywhere between the first page and the end
      child.kill("SIGKILL");
      await exited;
    }
    const last = await syncing(round);
    expect(await last.exited).toEqual([0, null]);
    expect(await storedInventory(new Date())).toEqual(expected(round));
  }
  const { rows } = await application.query(
    `SELECT count(*)::int AS rows, count(DISTINCT id)::int AS entries FROM secret_history`,
  );
  // Of each place 900 were written to once and 300 deleted once: each left one state behind.
  expect(rows).toEqual([{ rows: 3600, entries: 3600 }]);
  const open = await application.query("SELECT FROM sync_run WHERE status = 'running'");
  expect(open.rowCount).toBe(0);
});
