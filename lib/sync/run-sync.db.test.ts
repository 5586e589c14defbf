import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { denied, fakeEntry } from "./testing/fake-backend";
import { emptyInventory } from "./testing/stored-inventory";
import { configOf, syncRig } from "./testing/sync-rig";

const { application } = testDatabase();
afterAll(closePool);

const kv = "vault:c:n:kv";
const other = "vault:c:n:other";
const entry = (path: string, fields = {}) => fakeEntry(kv, path, fields);
const entries = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => entry(`s${from + i}`));
const live = async (): Promise<string[]> => {
  const { rows } = await application.query(
    "SELECT path FROM secret WHERE removed_at IS NULL ORDER BY path",
  );
  return rows.map(({ path }) => path);
};
const secret = async (path: string) => {
  const { rows } = await application.query("SELECT * FROM secret WHERE path = $1", [`kv/${path}`]);
  return rows[0];
};
const history = async (path: string) => {
  const { rows } = await application.query(
    "SELECT * FROM secret_history WHERE path = $1 ORDER BY recorded_at",
    [`kv/${path}`],
  );
  return rows;
};
const watch = async (sourceId = "one") => {
  const { rows } = await application.query(
    `SELECT p.key, w.state, w.failure_cause AS cause FROM place_watch w JOIN place p ON p.id = w.place_id
      WHERE w.source_id = $1 ORDER BY p.key`,
    [sourceId],
  );
  return rows;
};

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
  expect(await secret("a")).toMatchObject({ version: 2, recorded_at: rig.now });
  expect(await history("a")).toMatchObject([
    { version: 1, recorded_at: first, superseded_at: rig.now },
  ]);
  expect(await history("b")).toEqual([]);
});

test("what a complete listing lacks is removed, and comes back as itself", async () => {
  rig.world.places.set(kv, { entries: entries(5) });
  await rig.sync();
  const { id } = await secret("s0");
  rig.world.places.set(kv, { entries: entries(4, 1) });
  expect(await rig.sync()).toMatchObject({ status: "done", found: 4, removed: 1, unchanged: 4 });
  expect(await secret("s0")).toMatchObject({ removed_at: rig.now });
  rig.world.places.set(kv, { entries: entries(5) });
  expect(await rig.sync()).toMatchObject({ found: 5, new: 1, removed: 0 });
  expect(await secret("s0")).toMatchObject({ id, removed_at: null, unseen_by: [] });
  expect(await history("s0")).toHaveLength(2);
});

test("many removals wait; what is new is stored; asking twice holds once", async () => {
  rig.world.places.set(kv, { entries: entries(50) });
  await rig.sync();
  rig.world.places.set(kv, { entries: [...entries(30), entry("fresh")] });
  expect(await rig.sync()).toMatchObject({
    status: "held",
    new: 1,
    removed: 0,
    heldRemovals: 20,
    failures: [],
  });
  const heldAt = rig.now;
  expect(await live()).toHaveLength(51);
  expect(await secret("s40")).toMatchObject({ not_seen_since: heldAt, removed_at: null });
  expect(await rig.sync()).toMatchObject({ status: "held", heldRemovals: 20 });
  const { rows } = await application.query("SELECT count, held_at, decision FROM held_removal");
  expect(rows).toEqual([{ count: 20, held_at: heldAt, decision: null }]);
});

test("what was held and is seen again is as before, and the question is dropped", async () => {
  rig.world.places.set(kv, { entries: entries(50) });
  await rig.sync();
  rig.world.places.set(kv, { entries: entries(30) });
  await rig.sync();
  rig.world.places.set(kv, { entries: entries(50) });
  expect(await rig.sync()).toMatchObject({ status: "done", new: 0, changed: 0, unchanged: 50 });
  expect(await secret("s40")).toMatchObject({ not_seen_since: null, unseen_by: [] });
  const { rows } = await application.query("SELECT decision FROM held_removal");
  expect(rows).toEqual([{ decision: "superseded" }]);
});

test.each([
  { what: "a page that fails", world: { failAt: 1, pageSize: 10 }, status: "partial" },
  { what: "the first page that fails", world: { failAt: 0 }, status: "failed" },
  { what: "a folder that is refused", world: { incomplete: [denied("403")] }, status: "partial" },
])("$what removes nothing and is told", async ({ world, status }) => {
  rig.world.places.set(kv, { entries: entries(30) });
  await rig.sync();
  rig.world.places.set(kv, { entries: entries(25), ...world });
  const run = await rig.sync();
  expect(run).toMatchObject({
    status,
    removed: 0,
    heldRemovals: 0,
    failures: [{ cause: "denied", scope: "n kv/" }],
  });
  expect(await live()).toHaveLength(30);
  expect(await watch()).toEqual([{ key: kv, state: "failing", cause: "denied" }]);
  const { rows } = await application.query(
    "SELECT failure_cause, last_complete_at < last_attempt_at AS old FROM source",
  );
  expect(rows).toEqual([{ failure_cause: "denied", old: true }]);
});

test("a place that is no longer offered is lost, keeps its entries and is found again", async () => {
  rig.world.places.set(kv, { entries: entries(3) });
  rig.world.places.set(other, { entries: [fakeEntry(other, "x")] });
  await rig.sync();
  rig.world.seenBy.set("one", new Set([kv]));
  expect(await rig.sync()).toMatchObject({
    status: "partial",
    lostScopes: ["n other/"],
    removed: 0,
  });
  expect(await live()).toHaveLength(4);
  expect(await watch()).toMatchObject([{ state: "ok" }, { key: other, state: "lost" }]);
  expect(await rig.sync()).toMatchObject({ status: "partial", lostScopes: ["n other/"] });
  rig.world.seenBy.delete("one");
  expect(await rig.sync()).toMatchObject({ status: "done", lostScopes: [], unchanged: 4 });
  expect(await watch()).toMatchObject([{ state: "ok" }, { state: "ok" }]);
});

test("an account that cannot be assumed is lost; a Region that is not enabled is no failure", async () => {
  rig.world.places.set(kv, { entries: entries(2) });
  rig.world.places.set(other, { entries: [], lost: denied("AssumeRole") });
  expect(await rig.sync()).toMatchObject({
    status: "partial",
    lostScopes: ["n other/"],
    failures: [{ scope: "n other/", message: "AssumeRole" }],
  });
  const off = { cause: "not-enabled" as const, message: "opt-in", todo: "" };
  rig.world.places.set(other, { entries: [], lost: off });
  expect(await rig.sync()).toMatchObject({ status: "done", lostScopes: [], failures: [] });
  expect(await watch()).toMatchObject([{ state: "ok" }, { state: "not-enabled" }]);
});

test("a namespace that is sealed loses the places in it, with its reason, until it is read again", async () => {
  const closed = "vault:c:sealed:kv";
  const sealed = { cause: "unreachable" as const, message: "namespace is sealed", todo: "" };
  rig.world.places.set(kv, { entries: entries(2) });
  rig.world.places.set(closed, { entries: [fakeEntry(closed, "x")] });
  await rig.sync();
  rig.world.places.delete(closed);
  rig.world.places.set("vault:c:sealed", {
    ...{ entries: [], label: "namespace sealed", lost: sealed, holdsPlaces: true },
  });
  expect(await rig.sync()).toMatchObject({
    status: "partial",
    lostScopes: ["namespace sealed"],
    failures: [{ scope: "namespace sealed", message: "namespace is sealed" }],
    removed: 0,
  });
  expect(await watch()).toMatchObject([{ state: "ok" }, { key: closed, state: "lost" }]);
  rig.world.places.delete("vault:c:sealed");
  rig.world.places.set(closed, { entries: [fakeEntry(closed, "x")] });
  expect(await rig.sync()).toMatchObject({ status: "done", lostScopes: [], unchanged: 3 });
  expect(await watch()).toMatchObject([{ state: "ok" }, { state: "ok" }]);
});

test("a source that breaks off, or does not answer, fails and loses nothing", async () => {
  rig.world.places.set(kv, { entries: entries(2) });
  rig.world.places.set(other, { entries: [fakeEntry(other, "x")] });
  await rig.sync();
  rig.world.breakOff = { cause: "unreachable", message: "reset", todo: "" };
  rig.world.seenBy.set("one", new Set([kv]));
  expect(await rig.sync()).toMatchObject({
    status: "partial",
    lostScopes: [],
    failures: [{ scope: "one" }],
  });
  expect(await watch()).toMatchObject([{ state: "ok" }, { state: "failing" }]);
  rig.world.unreachable = { cause: "unreachable", message: "no route", todo: "" };
  expect(await rig.sync()).toMatchObject({
    status: "failed",
    found: 0,
    failures: [{ cause: "unreachable" }],
  });
  expect(await live()).toHaveLength(3);
});

test("a place that two sources watch loses only what both miss", async () => {
  rig.config = configOf(["one", "two"]);
  rig.world.places.set(kv, { entries: entries(3) });
  await rig.sync("one");
  expect(await rig.sync("two")).toMatchObject({ found: 3, new: 0, unchanged: 3 });
  rig.world.places.set(kv, { entries: entries(2) });
  expect(await rig.sync("one")).toMatchObject({ removed: 0 });
  expect(await secret("s2")).toMatchObject({ unseen_by: ["one"], removed_at: null });
  expect(await rig.sync("two")).toMatchObject({ removed: 1 });
  rig.world.places.set(kv, { entries: entries(3) });
  expect(await rig.sync("one")).toMatchObject({ new: 1 });
  expect(await secret("s2")).toMatchObject({ unseen_by: ["two"], removed_at: null });
  expect(await rig.sync("two")).toMatchObject({ unchanged: 3, new: 0 });
  expect(await secret("s2")).toMatchObject({ unseen_by: [] });
});

test.each([
  { what: "fails", fault: { failAt: 0 }, removed: 0 },
  { what: "has lost it", fault: { lost: denied("gone") }, removed: 1 },
])("where the other source $what, $removed is removed", async ({ fault, removed }) => {
  rig.config = configOf(["one", "two"]);
  rig.world.places.set(kv, { entries: entries(3) });
  await rig.sync("one");
  await rig.sync("two");
  rig.world.places.set(kv, { entries: entries(2), ...fault });
  await rig.sync("one");
  rig.world.places.set(kv, { entries: entries(2) });
  expect(await rig.sync("two")).toMatchObject({ status: "done", removed });
});

test("a new incarnation inherits who and where, and ends confirmation and exemption", async () => {
  const tags = {
    environment: "prod",
    service: "shop",
    team: "pay",
    owner: "a@example.jp",
    kind: "database",
  };
  rig.world.places.set(kv, { entries: [entry("a", { tags })] });
  await rig.sync();
  await application.query(
    "UPDATE secret SET exempt_until = '2027-01-01', attestation_due_at = '2027-01-01'",
  );
  rig.world.places.set(kv, { entries: [entry("a", { incarnation: "2026-05-01T00:00:00Z" })] });
  expect(await rig.sync()).toMatchObject({ found: 1, new: 0, changed: 1 });
  expect(await secret("a")).toMatchObject({
    environment: "prod",
    environment_from: "inherited",
    service: "shop",
    team: "pay",
    owner: "a@example.jp",
    owner_from: "inherited",
    kind: null,
    exempt_until: null,
    attestation_due_at: null,
  });
  expect(await rig.sync()).toMatchObject({ unchanged: 1 });
  const [before] = await history("a");
  expect(before).toMatchObject({
    environment_from: "metadata",
    exempt_until: new Date("2027-01-01"),
  });
});

test("a person's word survives a change, and becomes an inherited one with a new incarnation", async () => {
  rig.world.places.set(kv, { entries: [entry("a")] });
  await rig.sync();
  await application.query(
    `INSERT INTO attribute_override VALUES ($1, 'team', 'pay', 'person', now(), 'x'), ($1, 'kind', 'database', 'person', now(), 'x')`,
    [`${kv}:a`],
  );
  await rig.sync();
  rig.world.places.set(kv, { entries: [entry("a", { version: 2 })] });
  await rig.sync();
  expect(await secret("a")).toMatchObject({
    team: "pay",
    team_from: "person",
    kind_from: "person",
  });
  rig.world.places.set(kv, { entries: [entry("a", { incarnation: "2026-05-01T00:00:00Z" })] });
  await rig.sync();
  expect(await secret("a")).toMatchObject({ team: "pay", team_from: "inherited", kind: null });
});

test("an entry shown twice counts once, and what was said last holds", async () => {
  const twice = [entry("a", { version: 1 }), ...entries(4), entry("a", { version: 2 })];
  rig.world.places.set(kv, { entries: twice, pageSize: 2 });
  expect(await rig.sync()).toMatchObject({ found: 5, new: 5, changed: 0, unchanged: 0 });
  expect(await secret("a")).toMatchObject({ version: 2 });
  rig.world.places.set(kv, {
    entries: [entry("a", { version: 3 }), ...entries(4), entry("a", { version: 2 })],
    pageSize: 2,
  });
  expect(await rig.sync()).toMatchObject({ found: 5, new: 0, changed: 0, unchanged: 5 });
  expect(await history("a")).toEqual([]);
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
  expect(await history("a")).toEqual([]);
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
