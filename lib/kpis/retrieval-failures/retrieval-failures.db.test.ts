import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { viewerOf } from "@/lib/access-control/testing";
import { causeOf } from "@/lib/access-history/model/terms";
import { type EventFixture, storeEvents } from "@/lib/access-history/testing";
import {
  coveredHours,
  emptyLogs,
  storeContext,
  storeHours,
  storeLogSource,
} from "@/lib/continuity/testing";
import { prisma } from "@/lib/db/prisma";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { closeDayAsSystem } from "../close";
import { KpiQuery, KpiRowsQuery, TrendQuery } from "../model";
import { readKpis } from "../queries";
import { readTrend } from "../read-trend";
import { readKpiRows } from "../rows";
import { episodesIn } from "./episodes";
import { episodes } from "./episodes-sql";

const { application, owner } = testDatabase();
const rule = { failures: 5, withinMinutes: 10, quietMinutes: 30 };
const now = new Date("2026-11-23T02:00:00Z");
const auditor = viewerOf("auditor");

beforeEach(async () => {
  await emptyLogs(owner);
  await emptyInventory(owner);
  await storeSecrets(application, []);
  await storeCompleteRun(application, now.toISOString());
});

const minutesAgo = (n: number) => new Date(now.getTime() - n * 60_000).toISOString();

const anyAttempt = fc.record({
  minute: fc.integer({ min: 1, max: 400 }),
  eventId: fc.uuid(),
  target: fc.constantFrom("a", "b"),
  principal: fc.constantFrom("p", "q"),
  cause: fc.constantFrom(0, 0, 1, 1, 1, 3),
});

const Found = z.object({
  target: z.string(),
  principal: z.string(),
  cause: z.int(),
  began_at: z.date(),
  opened_at: z.date(),
  closes_at: z.date(),
  failures: z.int(),
});

test("SQL finds the alerts of the rule, on random attempts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAttempt, { minLength: 20, maxLength: 90 }), async (given) => {
      await emptyLogs(owner);
      await storeEvents(
        application,
        given.map(({ minute, eventId, target, principal, cause }) => ({
          occurredAt: minutesAgo(minute),
          eventId,
          target,
          principal: { key: principal, kind: "workload" },
          cause: causeOf(cause),
        })),
      );
      const from = new Date(minutesAgo(1000));
      const rows = await prisma().$queryRaw<unknown[]>`
        WITH ${episodes({ from, to: now }, rule)}
        SELECT t.label AS target, p.key AS principal, e.cause, began_at, opened_at, closes_at, failures
          FROM episode e JOIN access_target t ON t.id = e.target_id JOIN access_principal p ON p.id = e.principal_id`;
      const said = episodesIn(
        given.map(({ minute, eventId, target, principal, cause }) => ({
          at: new Date(minutesAgo(minute)),
          order: eventId,
          target: target === "a" ? 1 : 2,
          principal: principal === "p" ? 1 : 2,
          cause,
        })),
        rule,
      );
      const key = (one: readonly unknown[]) => JSON.stringify(one);
      expect(
        z
          .array(Found)
          .parse(rows)
          .map((e) =>
            key([e.target, e.principal, e.cause, e.began_at, e.opened_at, e.closes_at, e.failures]),
          )
          .sort(),
      ).toEqual(
        said
          .map((e) =>
            key([
              e.target === 1 ? "a" : "b",
              e.principal === 1 ? "p" : "q",
              e.cause,
              e.beganAt,
              e.openedAt,
              e.closesAt,
              e.failures,
            ]),
          )
          .sort(),
      );
    }),
    { numRuns: 25 },
  );
}, 60_000); // 25 months, each stored anew

async function coverMonth() {
  await storeLogSource(application, { lastCompleteAt: now });
  const id = await storeContext(application);
  await storeHours(
    application,
    id,
    coveredHours(new Date("2026-10-31T15:00:00Z"), new Date("2026-11-23T02:00:00Z")),
  );
}

const secret = secretFixture({ id: randomUUID(), team: "orders", place_id: 1 });
const read = (minute: number, fields: Partial<EventFixture> = {}): EventFixture => ({
  occurredAt: minutesAgo(minute),
  region: "region-1",
  target: "db",
  secretId: String(secret.id),
  ...fields,
});
const denied = { cause: "denied" as const };

const figure = async (query: Record<string, string> = {}, viewer = auditor) =>
  (await readKpis(viewer, KpiQuery.parse(query), { now, ids: ["retrieval-failures"] })).items[0];
const rows = (query: Record<string, string> = {}, viewer = auditor) =>
  readKpiRows(viewer, "retrieval-failures", KpiRowsQuery.parse(query), { now });

test("counts alerts by cause, those open, and the share of failed reads", async () => {
  await coverMonth();
  await storeSecrets(application, [secret]);
  await storeEvents(application, [
    read(200),
    read(190, denied),
    read(120),
    read(20, { cause: "kms" }),
    read(10, { action: "DescribeSecret", use: "metadata-read", cause: "denied" }),
    read(5, { cause: "denied", inferred: true }),
  ]);
  const kpi = await figure();
  expect(kpi).toMatchObject({ value: 2, judged: 1, status: "breach", atLeast: false });
  const parts = Object.fromEntries((kpi?.parts ?? []).map(({ id, value }) => [id, value]));
  expect(parts).toEqual({
    denied: 1,
    "not-found": 0,
    throttled: 0,
    kms: 1,
    other: 0,
    "after-change": 0,
    "not-visible": null,
  });
  expect(kpi?.beside).toMatchObject([
    { id: "open", value: 1, status: "near" },
    { id: "failure-rate", value: 2 / 4, numerator: 2, denominator: 4, status: "breach" },
  ]);
  expect((await rows({ part: "open" })).items).toMatchObject([
    {
      kind: "alert",
      label: expect.stringMatching(/^prod\/shop\//),
      parts: ["kms", "open"],
      team: "orders",
      secretId: secret.id,
      principal: "app",
    },
  ]);
  expect((await rows()).total).toBe(2);
});

test("an alert of last month that is still open is open, and raised then", async () => {
  await coverMonth();
  const atNewMonth = "2026-10-31T15:00:00Z";
  const at = (minute: number) => new Date(Date.parse(atNewMonth) + minute * 60_000).toISOString();
  await storeEvents(application, [
    read(0, { occurredAt: at(-20) }),
    read(0, { occurredAt: at(-10), ...denied }),
    read(0, { occurredAt: at(5), ...denied }),
  ]);
  const kpi = await figure({ asOf: at(6) });
  expect([kpi?.value, kpi?.judged]).toEqual([0, 1]);
});

test("one that began after a change of the secret says so", async () => {
  await coverMonth();
  await storeEvents(application, [
    read(60),
    read(40, { action: "PutSecretValue", use: "write" }),
    read(30, denied),
  ]);
  expect((await rows({ part: "after-change" })).total).toBe(1);
});

test("none is none only where all hours are proved", async () => {
  await coverMonth();
  await storeEvents(application, [read(60)]);
  expect(await figure()).toMatchObject({ value: 0, atLeast: false, status: "ok" });
  await application.query("UPDATE log_hour SET arrived = 0 WHERE hour = '2026-11-22T10:00:00Z'");
  expect(await figure()).toMatchObject({ value: 0, atLeast: true, status: "no-data" });
});

test("who sees own rows only has the figure of these, and nobody's name", async () => {
  await coverMonth();
  const staging = secretFixture({ id: randomUUID(), team: "logistics", environment: "stg" });
  await storeSecrets(application, [secret, staging]);
  await storeEvents(application, [
    read(60),
    read(50, denied),
    read(60, { secretId: String(staging.id), target: "stg" }),
    read(50, { secretId: String(staging.id), target: "stg", ...denied }),
  ]);
  expect((await figure())?.value).toBe(2);
  expect((await figure({}, viewerOf("qa")))?.value).toBe(1);
  const manager = viewerOf("manager", [{ team: ["orders"] }]);
  expect(await figure({}, manager)).toMatchObject({ value: 2, rowsInScope: 1 });
  expect((await rows({}, manager)).items).toMatchObject([
    { label: expect.stringMatching(/^prod\/shop\//), principal: null },
  ]);
});

test("days are closed by what happened on them", async () => {
  await coverMonth();
  await storeEvents(application, [
    read(0, { occurredAt: "2026-11-20T03:00:00Z" }),
    read(0, { occurredAt: "2026-11-20T03:10:00Z", ...denied }),
    read(0, { occurredAt: "2026-11-21T03:00:00Z" }),
    read(0, { occurredAt: "2026-11-21T03:10:00Z", ...denied }),
  ]);
  for (const day of ["2026-11-20", "2026-11-21", "2026-11-22"])
    await closeDayAsSystem(day, { timeZone: "Asia/Tokyo", now });
  const { points } = await readTrend(auditor, "retrieval-failures", TrendQuery.parse({}), { now });
  expect(points.map(({ value, restated }) => [value, restated])).toEqual([
    [1, null],
    [1, null],
    [0, null],
  ]);
  await storeEvents(application, [
    read(0, { occurredAt: "2026-11-22T03:00:00Z" }),
    read(0, { occurredAt: "2026-11-22T03:10:00Z", ...denied }),
  ]);
  const later = await readTrend(auditor, "retrieval-failures", TrendQuery.parse({}), { now });
  expect(later.points.map(({ value, restated }) => [value, restated])).toEqual([
    [1, null],
    [1, null],
    [0, 1],
  ]);
});
