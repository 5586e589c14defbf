import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { fakeEntry } from "./testing/fake-backend";
import { historyOf, storedSecret } from "./testing/read-stored";
import { emptyInventory } from "./testing/stored-inventory";
import { syncRig } from "./testing/sync-rig";

const { application } = testDatabase();
afterAll(closePool);

const kv = "vault:c:n:kv";
const entry = (path: string, fields = {}) => fakeEntry(kv, path, fields);
const entries = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => entry(`s${from + i}`));

let rig = syncRig();
beforeEach(async () => {
  await emptyInventory();
  rig = syncRig();
});

test("what is new is stored, and a second sync writes nothing", async () => {
  rig.world.places.set(kv, { entries: entries(250) });
  expect(await rig.sync()).toMatchObject({ status: "done", found: 250, new: 250, unchanged: 0 });
  const rows = () =>
    application.query("SELECT id, recorded_at, xmin::text FROM secret ORDER BY id");
  const before = await rows();
  expect(await rig.sync()).toMatchObject({ status: "done", found: 250, new: 0, unchanged: 250 });
  expect((await rows()).rows).toEqual(before.rows);
  expect(before.rows).toHaveLength(250);
});

test("a change keeps the state before it", async () => {
  rig.world.places.set(kv, { entries: [entry("a"), entry("b")] });
  await rig.sync();
  const first = rig.now;
  rig.world.places.set(kv, { entries: [entry("a", { version: 2 }), entry("b")] });
  expect(await rig.sync()).toMatchObject({ found: 2, new: 0, changed: 1, unchanged: 1 });
  expect(await storedSecret("a")).toMatchObject({ version: 2, recorded_at: rig.now });
  expect(await historyOf("a")).toMatchObject([
    { version: 1, recorded_at: first, superseded_at: rig.now },
  ]);
  expect(await historyOf("b")).toEqual([]);
});

test("an entry shown twice counts once, and what was said last holds", async () => {
  const twice = [entry("a", { version: 1 }), ...entries(4), entry("a", { version: 2 })];
  rig.world.places.set(kv, { entries: twice, pageSize: 2 });
  expect(await rig.sync()).toMatchObject({ found: 5, new: 5, changed: 0, unchanged: 0 });
  expect(await storedSecret("a")).toMatchObject({ version: 2 });
  rig.world.places.set(kv, {
    entries: [entry("a", { version: 3 }), ...entries(4), entry("a", { version: 2 })],
    pageSize: 2,
  });
  expect(await rig.sync()).toMatchObject({ found: 5, new: 0, changed: 0, unchanged: 5 });
  expect(await historyOf("a")).toEqual([]);
});

test("what moves by use is kept aside, without history", async () => {
  const moving = {
    lastAccessedOn: "2026-05-30",
    nextRotationAt: "2026-07-01T00:00:00.000Z",
    detail: { b: 1, a: [null, "x"] },
  };
  rig.world.places.set(kv, { entries: [entry("a", { moving }), entry("b")] });
  await rig.sync();
  const uses = () =>
    application.query(
      "SELECT last_accessed_on::text, next_rotation_at, detail, xmin::text FROM secret_use WHERE detail IS NOT NULL",
    );
  const { rows } = await uses();
  expect(rows).toMatchObject([
    { last_accessed_on: "2026-05-30", detail: { b: 1, a: [null, "x"] } },
  ]);
  await rig.sync();
  expect((await uses()).rows).toEqual(rows);
  rig.world.places.set(kv, {
    entries: [entry("a", { moving: { ...moving, lastAccessedOn: "2026-06-01" } }), entry("b")],
  });
  expect(await rig.sync()).toMatchObject({ changed: 0, unchanged: 2 });
  expect((await uses()).rows).toMatchObject([{ last_accessed_on: "2026-06-01" }]);
  expect(await historyOf("a")).toEqual([]);
});

test("our own calls, the rights test and the clock skew are kept", async () => {
  rig.world.places.set(kv, { entries: entries(250) });
  await rig.sync();
  const { rows } = await application.query(
    "SELECT c.day::text, c.api, c.calls, s.rights ->> 'tested' AS tested, s.clock_skew_ms FROM api_call_count c JOIN source s ON s.id = c.source_id",
  );
  expect(rows).toEqual([
    { day: "2026-06-01", api: "fake:LIST", calls: 3, tested: "250", clock_skew_ms: 0 },
  ]);
});

test("the known estate: what is read is connected, what is only told is not", async () => {
  rig.world.places.set(kv, { entries: entries(1) });
  rig.world.estate = [
    { key: "vault:c", kind: "cluster", label: "vault-1", knownFrom: "listing", state: "known" },
    { key: "vault:c:m", kind: "namespace", label: "m", knownFrom: "listing", state: "known" },
  ];
  await rig.sync();
  const { rows } = await application.query(
    "SELECT key, state, label FROM estate_place ORDER BY key",
  );
  expect(rows).toEqual([
    { key: "vault:c", state: "connected", label: "vault-1" },
    { key: "vault:c:m", state: "unconnected", label: "m" },
    { key: "vault:c:n", state: "connected", label: "n" },
    { key: kv, state: "connected", label: "n kv/" },
  ]);
});

test("the time zone is fixed by the first sync", async () => {
  await rig.sync();
  rig.config.organisation.timeZone = "Europe/Berlin";
  await rig.sync();
  const { rows } = await application.query("SELECT time_zone FROM installation");
  expect(rows).toEqual([{ time_zone: "Asia/Tokyo" }]);
});

test("a credential pasted into a path is masked in whatever says that the path failed", async () => {
  const token = `${"AKIA"}ABCDEFGHIJKLMNOP`; // in two pieces, for scanners of this repository
  const failure = { cause: "denied", message: `LIST ${token}/: 403`, todo: "Allow it." } as const;
  for (const place of [
    { entries: [entry("a")], incomplete: [failure] },
    { entries: [entry("a")], failAt: 0, failure },
    { entries: [], lost: failure },
  ]) {
    rig.world.places.set(kv, place);
    await rig.sync();
  }
  const { rows } = await application.query(
    `SELECT (SELECT count(*)::int FROM sync_run r WHERE r::text LIKE $1) AS runs,
            (SELECT count(*)::int FROM place_watch w WHERE w::text LIKE $1) AS watches,
            (SELECT count(*)::int FROM sync_run WHERE failures::text LIKE '%[masked:aws-access-key%') AS masked`,
    [`%${token}%`],
  );
  expect(rows).toEqual([{ runs: 0, watches: 0, masked: 3 }]);
});
