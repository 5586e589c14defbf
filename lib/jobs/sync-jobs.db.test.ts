import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { closeQueue } from "./enqueue";
import { makeQueue } from "./queue";
import { queueDueSyncsAsSystem } from "./queue-due-syncs";
import { runJobs } from "./run-jobs";
import { syncSourceJob } from "./sync-source";

const { application } = testDatabase();
const stopping = new AbortController();

const file = join(mkdtempSync(join(tmpdir(), "kagimori-")), "kagimori.config.yaml");
process.env.KAGIMORI_CONFIG = file; // before the environment is read
const queue = makeQueue(true);
const withSources = (ids: readonly string[]) =>
  writeFileSync(
    file,
    `sources:\n${ids.map((id) => `  - { id: ${id}, kind: vault, endpoint: "http://127.0.0.1:9", schedule: PT1H, auth: { method: token, token: "env:NO_SUCH" } }\n`).join("")}`,
  );

beforeAll(async () => {
  withSources(["one", "two"]);
  await queue.start();
  await runJobs(queue, [syncSourceJob], stopping.signal);
});
afterAll(async () => {
  await queue.stop({ graceful: false });
  await closeQueue();
  await closePool();
});

const runs = async () => {
  const { rows } = await application.query(
    "SELECT source_id, status, trigger FROM sync_run ORDER BY source_id, started_at",
  );
  return rows;
};
const ended = (sourceId: string) => ({
  source_id: sourceId,
  status: "failed",
  trigger: "schedule",
});

test("what is due is queued and run, what is not due waits for its schedule", async () => {
  const now = new Date();
  expect(await queueDueSyncsAsSystem(now)).toEqual(["one", "two"]);
  await vi.waitFor(async () => expect(await runs()).toEqual([ended("one"), ended("two")]), 10_000);
  expect(await queueDueSyncsAsSystem(now)).toEqual([]);
  withSources(["one", "two", "three"]);
  expect(await queueDueSyncsAsSystem(now)).toEqual(["three"]);
  const later = new Date(now.getTime() + 3_601_000);
  expect(await queueDueSyncsAsSystem(later)).toEqual(expect.arrayContaining(["one", "two"]));
  await vi.waitFor(
    async () => expect(await runs()).toEqual(["one", "one", "three", "two", "two"].map(ended)),
    10_000,
  );
});
