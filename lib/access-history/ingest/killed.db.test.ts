import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeLine } from "@/lib/access-history/testing/fake-source";
import { recount, storedAggregates } from "@/lib/access-history/testing/recount";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";

const { application } = testDatabase();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kagimori-killed-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closePool();
});

const kills = Number(process.env.KILLS ?? 3);
const LINES = 12_000;

/** Of ten lines eight are events, one is something else, one cannot be read. */
function linesFrom(from: number): string {
  return Array.from({ length: LINES }, (_, i) => {
    if (i % 10 === 8) return fakeLine({ other: true });
    return i % 10 === 9 ? "{ broken\n" : fakeLine({ n: from + i });
  }).join("");
}

async function ingesting(file: string): Promise<{ child: ChildProcess; exited: Promise<string> }> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/access-history/testing/ingest-in-child.ts",
      file,
    ],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, KAGIMORI_LOG_TO: "stderr" } },
  );
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  const exited = once(child, "close").then(() => said);
  await Promise.race([once(child.stdout ?? child, "data"), exited]);
  return { child, exited };
}

test("kill -9 at any instant, two at once on overlapping files: the rows end exactly right", {
  timeout: 60_000 + kills * 20_000,
}, async () => {
  const [one, two] = ["one", "two"].map((name) => join(folder, name)) as [string, string];
  writeFileSync(one, linesFrom(0));
  writeFileSync(two, linesFrom(LINES / 2));
  for (let i = 0; i < kills; i++) {
    const both = await Promise.all([ingesting(one), ingesting(two)]);
    await wait(Math.random() * 700); // anywhere between the first stretch and the end
    for (const { child } of both) child.kill("SIGKILL");
    await Promise.all(both.map(({ exited }) => exited));
  }
  const last = await Promise.all([ingesting(one), ingesting(two)]);
  const said = await Promise.all(last.map(({ exited }) => exited));
  const counts = said.map((text) => JSON.parse(text.trim().split("\n").at(-1) ?? ""));
  for (const count of counts) {
    expect(count).toMatchObject({ records: LINES, ignored: LINES / 10, rejected: LINES / 10 });
    expect(count.accepted + count.duplicates).toBe((LINES * 8) / 10);
  }
  const events = (LINES * 12) / 10; // the halves that overlap are there once
  expect(counts[0].events + counts[1].events).toBe(events);
  const { rows } = await application.query(
    `SELECT (SELECT count(*)::int FROM access_event) AS events,
            (SELECT count(DISTINCT event_id)::int FROM access_event) AS ids,
            (SELECT sum(events)::int FROM access_day) AS counted,
            (SELECT sum(records)::int FROM log_hour) AS records,
            (SELECT count(*)::int FROM set_aside) AS aside`,
  );
  expect(rows).toEqual([
    { events, ids: events, counted: events, records: events, aside: (LINES * 2) / 10 },
  ]);
  expect(await storedAggregates(application)).toEqual(await recount(application));
});
