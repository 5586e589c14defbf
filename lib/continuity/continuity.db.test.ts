import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { viewerOf } from "@/lib/access-control/testing";
import { prisma } from "@/lib/db/prisma";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { logCoverage } from "./coverage";
import { logHours } from "./hours-sql";
import { HoursQuery, LogsQuery, stateOfHour } from "./model";
import { provenHours } from "./proven-hours";
import { listHours, listLogs } from "./queries";
import { coveredHours, emptyLogs, storeContext, storeHours, storeLogSource } from "./testing";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:20:00Z");
const hourMs = 3_600_000;
const from = new Date("2026-11-22T12:00:00Z");
const hourAt = (n: number) => new Date(from.getTime() + n * hourMs);

beforeEach(async () => {
  await emptyLogs(owner);
  await emptyInventory(owner);
  await storeLogSource(application, { lastCompleteAt: now });
});

const HourRow = z.object({ hour: z.date(), state: z.string(), known: z.boolean() });
async function hours(span = { from, to: now, now }) {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH ${logHours(span)} SELECT hour, state, known FROM log_hours ORDER BY log_id, hour`;
  return z.array(HourRow).parse(rows);
}

const anyHour = fc.record({
  made: fc.integer({ min: 0, max: 3 }),
  arrived: fc.integer({ min: 0, max: 4 }),
  proved: fc.boolean(),
});

test("SQL and the pure rule know the same of every hour", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyHour, { minLength: 15, maxLength: 15 }), async (given) => {
      await emptyLogs(owner);
      const fixtures = given.map((fields, n) => ({ ...fields, hour: hourAt(n) }));
      await storeHours(application, await storeContext(application), fixtures);
      expect((await hours()).map(({ state }) => state)).toEqual(
        fixtures.map((fixture) => stateOfHour(fixture, now)),
      );
    }),
    { numRuns: 30 },
  );
}, 60_000); // 30 times every hour is stored anew

test("a log is known from its first hour on", async () => {
  await storeHours(application, await storeContext(application), [{ hour: hourAt(3), made: 1 }]);
  expect((await hours()).filter(({ known }) => !known)).toHaveLength(3);
});

test("namespaces of a cluster write one log", async () => {
  await storeLogSource(application, { id: "audit", kind: "vault-audit", lastCompleteAt: now });
  const cluster = { sourceId: "audit", backend: "vault", account: "", region: "", cluster: "c1" };
  await storeHours(application, await storeContext(application, cluster), [
    { hour: hourAt(0), made: 6, arrived: 6 },
  ]);
  await storeContext(application, { ...cluster, namespace: "team-a" });
  expect((await hours()).filter(({ state }) => state === "covered")).toHaveLength(1);
});

test("the hours that can be proved of a place, and the stretches that cannot", async () => {
  const id = await storeContext(application);
  await storeHours(application, id, [
    ...coveredHours(from, hourAt(3)),
    { hour: hourAt(3), made: 6, arrived: 1 },
    { hour: hourAt(4), made: 6 },
    ...coveredHours(hourAt(6), hourAt(10)),
  ]);
  const span = { from, to: now, now };
  const place = { backend: "secrets-manager", account: "111122223333", region: "region-1" };
  expect(await provenHours(span, place)).toEqual({
    covered: 7,
    of: 12,
    logs: 1,
    unproved: [
      { from: hourAt(3).toISOString(), to: hourAt(5).toISOString(), state: "gap" },
      { from: hourAt(5).toISOString(), to: hourAt(6).toISOString(), state: "unprovable" },
      { from: hourAt(10).toISOString(), to: hourAt(12).toISOString(), state: "unprovable" },
    ],
  });
  expect(await provenHours(span, { ...place, region: "region-2" })).toEqual({
    covered: 0,
    of: 14,
    logs: 0,
    unproved: [],
  });
});

describe("by API", () => {
  const auditor = viewerOf("auditor");

  test("logs are listed with the hours of their last days, and each hour can be looked at", async () => {
    const id = await storeContext(application);
    await storeHours(application, id, [
      { hour: hourAt(0), made: 6, arrived: 6 },
      { hour: hourAt(1), made: 6, arrived: 5 },
    ]);
    const { items } = await listLogs(auditor, LogsQuery.parse({ days: "2" }), now);
    expect(items).toMatchObject([
      {
        id: "trail",
        state: "ok",
        logs: [
          {
            knownFrom: from.toISOString(),
            hours: { covered: 1, gap: 1, unprovable: 10, pending: 3 },
          },
        ],
      },
    ]);
    const asked = HoursQuery.parse({ days: "2" });
    const hours = (await listHours(auditor, "trail", asked, now)).items[0]?.hours ?? [];
    expect(hours.map(({ state }) => state).slice(0, 3)).toEqual(["covered", "gap", "unprovable"]);
    expect(hours).toHaveLength(15);
    await expect(listHours(auditor, "nope", asked, now)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("not to who sees his own rows only", async () => {
    for (const role of ["qa", "member", "admin"] as const)
      await expect(listLogs(viewerOf(role), LogsQuery.parse({}), now)).rejects.toMatchObject({
        code: "not-allowed",
      });
  });
});

describe("coverage", () => {
  const span = { from, to: new Date("2026-11-22T22:00:00Z"), now };

  test("says nothing was reached where no log was ever read", async () => {
    await storeLogSource(application, { lastCompleteAt: null });
    const { sources } = await logCoverage(span);
    expect(sources).toMatchObject([{ id: "trail", state: "never", reached: false }]);
  });

  test("counts the hours that can be proved, of all hours of every place with secrets", async () => {
    const id = await storeContext(application);
    await storeHours(application, id, coveredHours(from, hourAt(8)));
    expect((await logCoverage(span)).hours).toEqual({
      covered: 8,
      of: 10,
    });
    await storeSecrets(application, [
      secretFixture({ place_id: 1 }),
      secretFixture({ place_id: 2 }),
      secretFixture({ place_id: 3, counted: "none" }),
    ]);
    expect((await logCoverage(span)).hours).toEqual({
      covered: 8,
      of: 20,
    });
  });

  test("takes an hour as proved when any log of the place proves it", async () => {
    await storeLogSource(application, { id: "second", lastCompleteAt: now });
    const first = await storeContext(application);
    const second = await storeContext(application, { sourceId: "second" });
    await storeHours(application, first, coveredHours(from, hourAt(5)));
    await storeHours(application, second, coveredHours(hourAt(5), hourAt(10)));
    expect((await logCoverage(span)).hours).toEqual({
      covered: 10,
      of: 10,
    });
  });
});
