import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { systemViewer } from "@/lib/access-control/system";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { parseInput } from "@/lib/http/input";
import { denied, fakeEntry } from "@/lib/sync/testing/fake-backend";
import { emptyInventory } from "@/lib/sync/testing/stored-inventory";
import { configOf, syncRig } from "@/lib/sync/testing/sync-rig";
import { cancelRun } from "./commands";
import { decideHeldRemoval } from "./decide-removal";
import { declareGone } from "./declare-gone";
import { getSource, listRuns, listSources } from "./queries";
import { RunsQuery } from "./runs-query";

const { application } = testDatabase();
afterAll(closePool);

const kv = "vault:c:n:kv";
const other = "vault:c:n:other";
const entries = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => fakeEntry(kv, `s${from + i}`));
const operator = systemViewer("test");
const auditor = viewerOf("auditor");
const live = async () => {
  const { rows } = await application.query(
    "SELECT count(*)::int AS count FROM secret WHERE removed_at IS NULL",
  );
  return rows[0]?.count;
};
const trail = async () => {
  const { rows } = await application.query(
    "SELECT action, object, detail FROM audit_entry WHERE action LIKE 'removal%' OR action LIKE 'sync%' ORDER BY id DESC LIMIT 1",
  );
  return rows[0];
};

let rig = syncRig();
const clock = () => rig.now;
beforeEach(async () => {
  await emptyInventory();
  rig = syncRig();
});

describe("held removals", () => {
  const hold = async () => {
    rig.world.places.set(kv, { entries: entries(50) });
    await rig.sync();
    rig.world.places.set(kv, { entries: entries(30) });
    const { id: runId } = await rig.sync();
    const [held] = (await getSource(auditor, "one", rig.now)).held;
    expect(held).toMatchObject({ runId, count: 20, waiting: 20, decision: null, place: "n kv/" });
    expect(held?.examples).toHaveLength(10);
    return { runId, placeId: held?.placeId ?? 0 };
  };
  const reason = "the team was dissolved";

  test("approved are removed", async () => {
    const held = await hold();
    const decided = await decideHeldRemoval(
      operator,
      held,
      { decision: "approved", reason },
      clock,
    );
    expect(decided).toEqual({ removed: 20 });
    expect(await live()).toBe(30);
    expect(await trail()).toMatchObject({
      action: "removal-decided",
      object: kv,
      detail: { decision: "approved", reason, removed: 20 },
    });
    expect(await rig.sync()).toMatchObject({ status: "done", found: 30, removed: 0 });
    await expect(
      decideHeldRemoval(operator, held, { decision: "approved", reason }, clock),
    ).rejects.toThrow("settled already");
  });

  test("rejected stay and count, and are not asked about again; a later loss is", async () => {
    const held = await hold();
    await decideHeldRemoval(operator, held, { decision: "rejected", reason }, clock);
    expect(await rig.sync()).toMatchObject({ status: "done", removed: 0, heldRemovals: 0 });
    expect(await live()).toBe(50);
    rig.world.places.set(kv, { entries: entries(28) });
    expect(await rig.sync()).toMatchObject({ status: "done", removed: 2 });
    rig.world.places.set(kv, { entries: entries(50) });
    expect(await rig.sync()).toMatchObject({ new: 2, unchanged: 48 });
    rig.world.places.set(kv, { entries: entries(30) });
    expect(await rig.sync()).toMatchObject({ status: "held", heldRemovals: 20 });
  });

  test("take a reason and the right role", async () => {
    const held = await hold();
    await expect(
      decideHeldRemoval(operator, held, { decision: "approved", reason: " " }, clock),
    ).rejects.toThrow();
    await expect(
      decideHeldRemoval(auditor, held, { decision: "approved", reason }, clock),
    ).rejects.toThrow("does not allow");
    expect(await live()).toBe(50);
  });
});

describe("a lost place", () => {
  const lose = async () => {
    rig.world.places.set(kv, { entries: entries(2) });
    rig.world.places.set(other, { entries: [fakeEntry(other, "x")] });
    await rig.sync();
    rig.world.seenBy.set("one", new Set([kv]));
    await rig.sync();
    const { watches } = await getSource(auditor, "one", rig.now);
    return watches;
  };

  test("is shown first, and gone when an operator says so", async () => {
    const [lost, read] = await lose();
    expect(lost).toMatchObject({ label: "n other/", state: "lost", entries: 1 });
    const at = { placeId: lost?.placeId ?? 0, sourceId: "one" };
    expect(await declareGone(operator, at, { reason: "unmounted" }, clock)).toEqual({ removed: 1 });
    expect(await trail()).toMatchObject({ object: other, detail: { decision: "gone" } });
    expect(await rig.sync()).toMatchObject({ status: "done", lostScopes: [] });
    rig.world.seenBy.clear();
    expect(await rig.sync()).toMatchObject({ status: "done", new: 1, unchanged: 2 });
    await expect(
      declareGone(
        operator,
        { placeId: read?.placeId ?? 0, sourceId: "one" },
        { reason: "x" },
        clock,
      ),
    ).rejects.toThrow("this one is read");
  });

  test("keeps its entries while another source reads it", async () => {
    rig.config = configOf(["one", "two"]);
    const [lost] = await lose();
    await rig.sync("two");
    const at = { placeId: lost?.placeId ?? 0, sourceId: "one" };
    expect(await declareGone(operator, at, { reason: "moved" }, clock)).toEqual({ removed: 0 });
  });
});

test("sources tell their state, rights, places and calls", async () => {
  rig.config = configOf(["one", "two"]);
  rig.world.places.set(kv, { entries: entries(3) });
  const at = rig.now;
  expect((await listSources(auditor, at)).items).toEqual([]);
  await rig.sync("one");
  const { items, total } = await listSources(auditor, rig.now);
  expect(total).toBe(2);
  expect(items).toMatchObject([
    {
      id: "one",
      kind: "vault",
      state: "ok",
      lastCompleteAt: rig.now.toISOString(),
      message: null,
      rights: { values: "none-found", tested: 3 },
      places: { ok: 1, failing: 0, lost: 0, notEnabled: 0 },
      entries: 3,
      callsToday: 1,
      heldRemovals: 0,
      lastRun: { status: "done", found: 3, startedAt: rig.now.toISOString() },
    },
    { id: "two", state: "never", lastCompleteAt: null, nextSyncAt: null, lastRun: null },
  ]);
  rig.world.places.set(kv, { entries: entries(3), failAt: 0, failure: denied("no") });
  await rig.sync("one");
  const [one] = (await listSources(auditor, rig.now)).items;
  expect(one).toMatchObject({
    state: "failing",
    message: "no",
    failureCause: "denied",
    entries: 3,
  });
  const later = new Date(at.getTime() + 86_400_000);
  rig.world.places.set(kv, { entries: entries(3) });
  await rig.sync("one");
  expect((await listSources(auditor, later)).items[0]).toMatchObject({ state: "stale" });
});

test("runs are listed newest first, page by page", async () => {
  rig.config = configOf(["one", "two"]);
  for (const id of ["one", "two", "one", "two", "one"]) await rig.sync(id);
  const read = (query: Record<string, string[]>) => listRuns(auditor, parseInput(RunsQuery, query));
  const first = await read({ limit: ["2"] });
  expect(first.total).toBe(5);
  expect(first.items.map(({ sourceId }) => sourceId)).toEqual(["one", "two"]);
  const second = await read({ limit: ["2"], cursor: [first.nextCursor ?? ""] });
  const third = await read({ limit: ["2"], cursor: [second.nextCursor ?? ""] });
  expect(third.nextCursor).toBeNull();
  const ids = [...first.items, ...second.items, ...third.items].map(({ id }) => id);
  expect(new Set(ids).size).toBe(5);
  expect((await read({ source: ["two"] })).total).toBe(2);
  expect((await read({ status: ["failed", "partial"] })).items).toEqual([]);
});

test("a run that is cancelled keeps what it stored and removes nothing", async () => {
  rig.world.places.set(kv, { entries: entries(6000), pageSize: 100 });
  let read = 0;
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    rig.world.onPage = async (_, page) => {
      read = page;
      if (page !== 45) return;
      resolve();
      await held;
    };
  });
  const run = rig.sync();
  await reached;
  const { rows } = await application.query("SELECT id FROM sync_run WHERE status = 'running'");
  await cancelRun(operator, rows[0]?.id, rig.now);
  const ended = await run;
  go();
  expect(ended).toMatchObject({ status: "cancelled", found: 4500, removed: 0 });
  expect(read).toBe(45);
  expect(await live()).toBe(ended.new);
  expect(ended.new).toBeGreaterThanOrEqual(4000);
  expect(await trail()).toMatchObject({ action: "sync-cancelled", object: "one" });
  await expect(cancelRun(operator, ended.id, rig.now)).rejects.toThrow("ended already");
  rig.world.onPage = () => {};
  expect(await rig.sync()).toMatchObject({ status: "done", found: 6000 });
  expect(await live()).toBe(6000);
});
