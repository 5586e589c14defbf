import { afterAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { closeQueue, enqueue } from "./enqueue";
import { defineJob } from "./job";
import { makeQueue } from "./queue";
import { runJobs } from "./run-jobs";

const greeted: string[] = [];
const greet = defineJob({
  name: "greet",
  input: z.strictObject({ name: z.string() }),
  queue: { policy: "exclusive" },
  key: ({ name }) => name,
  async run({ name }) {
    greeted.push(name);
  },
});
const nightly = defineJob({
  name: "nightly",
  input: z.strictObject({}),
  cron: "10 15 * * *",
  async run() {},
});

const never = new AbortController().signal;
const queue = makeQueue(true);
afterAll(async () => {
  await queue.stop({ graceful: false });
  await closeQueue();
});

test("the application's role makes queues and runs what is sent to them", async () => {
  await queue.start();
  await runJobs(queue, [greet], never);
  await enqueue(greet, { name: "鍵守" });
  await vi.waitFor(() => expect(greeted).toEqual(["鍵守"]), { timeout: 10_000 });
});

test("schedules are what the jobs say, and only that", async () => {
  await runJobs(queue, [greet, nightly], never);
  expect(await queue.getSchedules()).toMatchObject([{ name: "nightly", cron: "10 15 * * *" }]);
  await runJobs(queue, [greet], never);
  expect(await queue.getSchedules()).toEqual([]);
});

test("a job of a key that is queued already is not queued twice", async () => {
  const quiet = defineJob({
    name: "quiet",
    input: z.strictObject({ name: z.string() }),
    key: ({ name }) => name,
    async run() {},
  });
  await queue.createQueue(quiet.name, { policy: "exclusive" });
  expect(await enqueue(quiet, { name: "a" })).toEqual(expect.any(String));
  expect(await enqueue(quiet, { name: "a" })).toBeNull();
  expect(await enqueue(quiet, { name: "b" })).toEqual(expect.any(String));
});
