import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { denied, fakeEntry } from "./testing/fake-backend";
import { historyOf, livePaths, storedSecret } from "./testing/read-stored";
import { emptyInventory } from "./testing/stored-inventory";
import { configOf, syncRig } from "./testing/sync-rig";

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

test("what a complete listing lacks is removed, and comes back as itself", async () => {
  rig.world.places.set(kv, { entries: entries(5) });
  await rig.sync();
  const { id } = await storedSecret("s0");
  rig.world.places.set(kv, { entries: entries(4, 1) });
  expect(await rig.sync()).toMatchObject({ status: "done", found: 4, removed: 1, unchanged: 4 });
  expect(await storedSecret("s0")).toMatchObject({ removed_at: rig.now });
  rig.world.places.set(kv, { entries: entries(5) });
  expect(await rig.sync()).toMatchObject({ found: 5, new: 1, removed: 0 });
  expect(await storedSecret("s0")).toMatchObject({ id, removed_at: null, unseen_by: [] });
  expect(await historyOf("s0")).toHaveLength(2);
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
  expect(await livePaths()).toHaveLength(51);
  expect(await storedSecret("s40")).toMatchObject({ not_seen_since: heldAt, removed_at: null });
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
  expect(await storedSecret("s40")).toMatchObject({ not_seen_since: null, unseen_by: [] });
  const { rows } = await application.query("SELECT decision FROM held_removal");
  expect(rows).toEqual([{ decision: "superseded" }]);
});

test("a place that two sources watch loses only what both miss", async () => {
  rig.config = configOf(["one", "two"]);
  rig.world.places.set(kv, { entries: entries(3) });
  await rig.sync("one");
  expect(await rig.sync("two")).toMatchObject({ found: 3, new: 0, unchanged: 3 });
  rig.world.places.set(kv, { entries: entries(2) });
  expect(await rig.sync("one")).toMatchObject({ removed: 0 });
  expect(await storedSecret("s2")).toMatchObject({ unseen_by: ["one"], removed_at: null });
  expect(await rig.sync("two")).toMatchObject({ removed: 1 });
  rig.world.places.set(kv, { entries: entries(3) });
  expect(await rig.sync("one")).toMatchObject({ new: 1 });
  expect(await storedSecret("s2")).toMatchObject({ unseen_by: ["two"], removed_at: null });
  expect(await rig.sync("two")).toMatchObject({ unchanged: 3, new: 0 });
  expect(await storedSecret("s2")).toMatchObject({ unseen_by: [] });
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
