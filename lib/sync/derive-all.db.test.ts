import { afterAll, beforeEach, expect, test } from "vitest";
import { Config } from "@/lib/config/model";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { fakeEntry } from "./testing/fake-backend";
import { emptyInventory } from "./testing/stored-inventory";
import { configOf, syncRig } from "./testing/sync-rig";

const { application } = testDatabase();
afterAll(closePool);

const kv = "vault:c:n:kv";
const other = "vault:c:n:other";
const stored = async () => {
  const { rows } = await application.query(
    "SELECT path, team, team_from, counted, not_counted_because, removed_at, recorded_at FROM secret ORDER BY path",
  );
  return rows;
};
const historyCount = async () => {
  const { rows } = await application.query("SELECT count(*)::int AS count FROM secret_history");
  return rows[0]?.count;
};

let rig = syncRig();
beforeEach(async () => {
  await emptyInventory();
  rig = syncRig();
});

const withRule = (team: string) =>
  Config.parse({
    sources: [{ id: "one", kind: "vault" }],
    mapping: { rules: [{ id: "r", match: { path: "kv/pay/**" }, set: { team } }] },
  });

test("a changed rule derives the rows again that it touches, before the next sync reads", async () => {
  rig.world.places.set(kv, { entries: [fakeEntry(kv, "pay/a"), fakeEntry(kv, "web/b")] });
  await rig.sync();
  rig.config = withRule("pay");
  rig.world.unreachable = { cause: "unreachable", message: "down", todo: "" };
  expect(await rig.sync()).toMatchObject({ status: "failed" });
  expect(await stored()).toMatchObject([
    { path: "kv/pay/a", team: "pay", team_from: "rule", recorded_at: rig.now },
    { path: "kv/web/b", team: null },
  ]);
  expect(await historyCount()).toBe(1);
  rig.world.unreachable = null;
  expect(await rig.sync()).toMatchObject({ found: 2, changed: 0, unchanged: 2 });
  expect(await historyCount()).toBe(1);
});

test("a place no source of the config watches is unwatched, and counts again when one does", async () => {
  rig.config = configOf(["one", "two"]);
  rig.world.seenBy.set("one", new Set([kv]));
  rig.world.seenBy.set("two", new Set([other]));
  rig.world.places.set(kv, { entries: [fakeEntry(kv, "a")] });
  rig.world.places.set(other, { entries: [fakeEntry(other, "b")] });
  await rig.sync("one");
  await rig.sync("two");
  rig.config = configOf(["one"]);
  await rig.sync("one");
  expect(await stored()).toMatchObject([
    { path: "kv/a", counted: "both", not_counted_because: null },
    { path: "other/b", counted: "none", not_counted_because: "unwatched", removed_at: null },
  ]);
  rig.config = configOf(["one", "two"]);
  await rig.sync("one");
  expect(await stored()).toMatchObject([{ counted: "both" }, { counted: "both" }]);
});

test("a place that the settings of its source name no more is unwatched, not lost", async () => {
  rig.world.places.set(kv, { entries: [fakeEntry(kv, "a")] });
  rig.world.places.set(other, { entries: [fakeEntry(other, "b")] });
  await rig.sync();
  rig.world.seenBy.set("one", new Set([kv]));
  rig.world.notAskedFor.add(`one ${other}`);
  expect(await rig.sync()).toMatchObject({ status: "done", lostScopes: [], removed: 0 });
  expect(await stored()).toMatchObject([
    { path: "kv/a", counted: "both" },
    { path: "other/b", counted: "none", not_counted_because: "unwatched", removed_at: null },
  ]);
  rig.world.seenBy.clear();
  rig.world.notAskedFor.clear();
  rig.world.places.set(other, { entries: [fakeEntry(other, "b")], failAt: 0 });
  expect(await rig.sync()).toMatchObject({ status: "partial", found: 1, changed: 0 });
  await rig.sync();
  expect(await stored()).toMatchObject([{ counted: "both" }, { counted: "both" }]);
});

test("entries that nobody watched count again with the listing that shows them", async () => {
  rig.world.places.set(kv, { entries: [fakeEntry(kv, "a")] });
  rig.world.places.set(other, { entries: [fakeEntry(other, "b")] });
  await rig.sync();
  rig.world.seenBy.set("one", new Set([kv]));
  rig.world.notAskedFor.add(`one ${other}`);
  await rig.sync();
  rig.world.seenBy.clear();
  rig.world.notAskedFor.clear();
  expect(await rig.sync()).toMatchObject({ status: "done", found: 2, changed: 1 });
  expect(await stored()).toMatchObject([{ counted: "both" }, { counted: "both" }]);
});

test("where two sources watch a place, the rules of the first in the file hold for both", async () => {
  rig.config = Config.parse({
    sources: [
      { id: "one", kind: "vault", defaults: { team: "first" } },
      { id: "two", kind: "vault", defaults: { team: "second" } },
    ],
  });
  rig.world.places.set(kv, { entries: [fakeEntry(kv, "a")] });
  await rig.sync("two");
  expect(await stored()).toMatchObject([{ team: "second" }]);
  expect(await rig.sync("one")).toMatchObject({ changed: 1 });
  expect(await rig.sync("two")).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await stored()).toMatchObject([{ team: "first", team_from: "default" }]);
});

test("a credential pasted into a path is stored masked, and found again under its own name", async () => {
  const token = "AKIAIOSFODNN7EXAMPLE";
  const path = `pay/${token}`;
  const seen: unknown[] = [];
  rig.world.places.set(kv, { entries: [fakeEntry(kv, path)] });
  rig.world.onList = async (known) => {
    seen.push([...(await known([`${kv}:${path}`])).keys()]);
  };
  await rig.sync();
  expect(await rig.sync()).toMatchObject({ unchanged: 1, removed: 0 });
  expect(JSON.stringify(await stored())).not.toContain(token);
  expect(seen).toEqual([[], [`${kv}:${path}`]]);
});
