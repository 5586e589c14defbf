import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { denied, fakeEntry } from "./testing/fake-backend";
import { livePaths, watchesOf } from "./testing/read-stored";
import { emptyInventory } from "./testing/stored-inventory";
import { syncRig } from "./testing/sync-rig";

const { application } = testDatabase();
afterAll(closePool);

const kv = "vault:c:n:kv";
const other = "vault:c:n:other";
const entry = (path: string, fields = {}) => fakeEntry(kv, path, fields);
const entries = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => entry(`s${from + i}`));

let rig = syncRig();
beforeEach(async () => {
  await emptyInventory();
  rig = syncRig();
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
  expect(await livePaths()).toHaveLength(30);
  expect(await watchesOf()).toEqual([{ key: kv, state: "failing", cause: "denied" }]);
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
  expect(await livePaths()).toHaveLength(4);
  expect(await watchesOf()).toMatchObject([{ state: "ok" }, { key: other, state: "lost" }]);
  expect(await rig.sync()).toMatchObject({ status: "partial", lostScopes: ["n other/"] });
  rig.world.seenBy.delete("one");
  expect(await rig.sync()).toMatchObject({ status: "done", lostScopes: [], unchanged: 4 });
  expect(await watchesOf()).toMatchObject([{ state: "ok" }, { state: "ok" }]);
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
  expect(await watchesOf()).toMatchObject([{ state: "ok" }, { state: "not-enabled" }]);
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
  expect(await watchesOf()).toMatchObject([{ state: "ok" }, { key: closed, state: "lost" }]);
  rig.world.places.delete("vault:c:sealed");
  rig.world.places.set(closed, { entries: [fakeEntry(closed, "x")] });
  expect(await rig.sync()).toMatchObject({ status: "done", lostScopes: [], unchanged: 3 });
  expect(await watchesOf()).toMatchObject([{ state: "ok" }, { state: "ok" }]);
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
  expect(await watchesOf()).toMatchObject([{ state: "ok" }, { state: "failing" }]);
  rig.world.unreachable = { cause: "unreachable", message: "no route", todo: "" };
  expect(await rig.sync()).toMatchObject({
    status: "failed",
    found: 0,
    failures: [{ cause: "unreachable" }],
  });
  expect(await livePaths()).toHaveLength(3);
});
