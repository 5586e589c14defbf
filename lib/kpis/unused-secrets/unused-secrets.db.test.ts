import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { type EventFixture, storeEvents } from "@/lib/access-history/testing";
import {
  coveredHours,
  emptyLogs,
  storeContext,
  storeHours,
  storeLogSource,
} from "@/lib/continuity/testing";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  type SecretFixture,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { KpiQuery, KpiRowsQuery } from "../model";
import { readKpis } from "../queries";
import { readKpiRows } from "../rows";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const hourMs = 3_600_000;
const daysAgo = (n: number) => new Date(now.getTime() - n * 24 * hourMs);
const auditor = viewerOf("auditor");

beforeEach(async () => {
  await emptyLogs(owner);
  await emptyInventory(owner);
  await storeSecrets(application, []);
  await storeCompleteRun(application, now.toISOString());
  await storeLogSource(application, { lastCompleteAt: now });
});

async function cover(from: Date, to: Date) {
  await storeHours(application, await storeContext(application), coveredHours(from, to));
}

const secret = (name: string, fields: SecretFixture = {}) =>
  secretFixture({ path: name, identity: `arn:test:${name}`, created_at: daysAgo(200), ...fields });
const readOf = (
  of: SecretFixture,
  ago: number,
  fields: Partial<EventFixture> = {},
): EventFixture => ({
  occurredAt: daysAgo(ago).toISOString(),
  region: "region-1",
  target: String(of.path),
  secretId: String(of.id),
  ...fields,
});

async function figure(query: Record<string, string> = {}) {
  const { items } = await readKpis(auditor, KpiQuery.parse(query), {
    now,
    ids: ["unused-secrets"],
  });
  const rows = async (part: string) =>
    (
      await readKpiRows(auditor, "unused-secrets", KpiRowsQuery.parse({ ...query, part }), { now })
    ).items.map(({ label }) => label);
  const [kpi] = items;
  return {
    of: [kpi?.numerator, kpi?.denominator],
    atLeast: kpi?.atLeast,
    beside: kpi?.beside.map(({ value }) => value),
    unused: (await rows("not-read")).sort(),
    notProvable: (await rows("not-provable")).sort(),
  };
}

test("unused is what nobody but ourselves and the rotation read in 90 covered days", async () => {
  await cover(daysAgo(91), now);
  const [fresh, read, rotated, ours, old, failed, never] = [
    secret("fresh", { created_at: daysAgo(89) }),
    secret("read"),
    secret("rotated"),
    secret("ours"),
    secret("old"),
    secret("failed"),
    secret("never"),
  ];
  await storeSecrets(application, [
    fresh,
    read,
    rotated,
    ours,
    old,
    failed,
    never,
    secret("uncounted", { counted: "none" }),
  ]);
  await storeEvents(application, [
    readOf(read, 89),
    readOf(rotated, 10, { principal: { key: "r", kind: "workload", rotates: true } }),
    readOf(ours, 10, { principal: { key: "k", kind: "kagimori" } }),
    readOf(old, 95),
    readOf(failed, 10, { cause: "denied" }),
  ]);
  expect(await figure()).toEqual({
    of: [5, 6],
    atLeast: false,
    beside: [0],
    unused: ["failed", "never", "old", "ours", "rotated"],
    notProvable: [],
  });
});

test("without 90 covered days nothing is said of a secret", async () => {
  await cover(daysAgo(60), now);
  await storeSecrets(application, [secret("quiet"), secret("elsewhere", { place_id: 2 })]);
  expect(await figure()).toMatchObject({
    of: [0, 0],
    beside: [2],
    unused: [],
    notProvable: ["elsewhere", "quiet"],
  });
});

test("hours that are wanting are made up for by earlier ones", async () => {
  await cover(daysAgo(100), daysAgo(50));
  await cover(daysAgo(49), now);
  const quiet = secret("quiet");
  const before = secret("before");
  await storeSecrets(application, [quiet, before]);
  await storeEvents(application, [readOf(before, 90.5), readOf(quiet, 95)]);
  expect(await figure()).toMatchObject({ of: [1, 2], unused: ["quiet"], atLeast: true });
});

test("a read of the prefix it lies under may have been a read of it", async () => {
  await cover(daysAgo(91), now);
  const [inside, outside] = [secret("app/a/one"), secret("app/b/two")];
  await storeSecrets(application, [inside, outside]);
  await storeEvents(application, [
    {
      occurredAt: daysAgo(3).toISOString(),
      region: "region-1",
      target: "arn:test:app/a/",
      pathLevel: true,
      action: "GetParametersByPath",
    },
  ]);
  expect(await figure()).toMatchObject({ unused: ["app/b/two"] });
});

test("the day the backend last saw it used counts, unless a rotation explains it", async () => {
  await cover(daysAgo(91), now);
  const [used, rotated, long, primary] = [
    secret("used"),
    secret("rotated"),
    secret("long ago"),
    secret("primary"),
  ];
  const replica = secret("replica", {
    counted: "none",
    not_counted_because: "replica",
    parent_identity: primary.identity,
  });
  await storeSecrets(application, [used, rotated, long, primary, replica]);
  await application.query(
    `INSERT INTO secret_use (secret_id, last_accessed_on)
     SELECT id, CASE WHEN path = 'long ago' THEN date '2026-08-01' ELSE date '2026-11-10' END
       FROM secret WHERE path IN ('used', 'rotated', 'long ago', 'replica')`,
  );
  await storeEvents(application, [
    {
      ...readOf(rotated, 0),
      occurredAt: "2026-11-10T12:00:00Z",
      principal: { key: "r", kind: "workload", rotates: true },
    },
  ]);
  expect(await figure()).toMatchObject({ unused: ["long ago", "rotated"] });
});

test("as of a past day, later reads are not looked at", async () => {
  await cover(daysAgo(110), now);
  const read = secret("read");
  await storeSecrets(application, [read]);
  await storeEvents(application, [readOf(read, 105), readOf(read, 2)]);
  expect(await figure()).toMatchObject({ of: [0, 1] });
  expect(await figure({ asOf: "2026-11-15" })).toMatchObject({ of: [1, 1] });
});
