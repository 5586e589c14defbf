import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { countFailures } from "./failures";
import { anyAccess } from "./model/query";
import { listAccessEvents } from "./queries";
import { type EventFixture, storeEvents } from "./testing";

const { application } = testDatabase();
afterAll(closePool);
const now = new Date("2026-11-01T00:00:00Z");
const secretId = randomUUID();

const at = (clock: string) => `2026-10-10T${clock}Z`;
const failed = (clock: string, more: EventFixture | object = {}): EventFixture => ({
  occurredAt: at(clock),
  secretId,
  cause: "denied",
  ...more,
});

beforeAll(async () => {
  await storeSecrets(application, [secretFixture({ id: secretId })]);
  await storeEvents(application, [
    // Rotated, and fourteen minutes later it is denied, for an hour on end.
    { occurredAt: at("03:00:00"), secretId, use: "write", action: "PutSecretValue" },
    ...["03:14:00", "03:40:00", "04:05:00", "04:30:00"].map((clock) => failed(clock)),
    // Quiet for more than half an hour: another run, which nothing preceded.
    failed("05:00:01"),
    // A change that failed changes nothing.
    failed("08:00:00", { use: "admin", action: "PutResourcePolicy" }),
    failed("08:05:00"),
    // Sixteen minutes are too long.
    { occurredAt: at("10:00:00"), secretId, use: "admin", action: "PutResourcePolicy" },
    failed("10:16:00"),
    // Of another secret.
    failed("03:05:00", { secretId: null, target: "other" }),
    // Another cause, its own run.
    failed("03:10:00", { cause: "kms" }),
    // No read of a value.
    failed("03:05:00", { use: "metadata-read", action: "DescribeSecret" }),
  ]);
});

test("a failed read is marked when its run began within 15 minutes after a change of the secret", async () => {
  const query = { ...anyAccess, outcome: ["failure" as const], limit: 50 };
  const { items } = await listAccessEvents(viewerOf("auditor"), query, { now });
  const marked = items
    .filter(({ changeBefore }) => changeBefore !== null)
    .map((event) => [event.occurredAt.slice(11, 16), event.cause, event.changeBefore]);
  const change = { action: "PutSecretValue", use: "write", at: at("03:00:00.000") };
  expect(marked).toEqual([
    ["04:30", "denied", { ...change, minutes: 14 }],
    ["04:05", "denied", { ...change, minutes: 14 }],
    ["03:40", "denied", { ...change, minutes: 14 }],
    ["03:14", "denied", { ...change, minutes: 14 }],
    ["03:10", "kms", { ...change, minutes: 10 }],
  ]);
});

test("counted by cause, with the runs that followed a change", async () => {
  const { causes } = await countFailures(viewerOf("auditor"), anyAccess, { now });
  const of = (wanted: string) => causes.find(({ cause }) => cause === wanted);
  expect(of("denied")).toEqual({ cause: "denied", events: 8, runs: 5, runsAfterChange: 1 });
  expect(of("kms")).toEqual({ cause: "kms", events: 1, runs: 1, runsAfterChange: 1 });
  expect(of("throttled")).toEqual({ cause: "throttled", events: 0, runs: 0, runsAfterChange: 0 });
});
