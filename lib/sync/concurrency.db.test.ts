import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool, pool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { RunInterrupted } from "./cancellation";
import { fakeEntry } from "./testing/fake-backend";
import { emptyInventory, storedInventory } from "./testing/stored-inventory";
import { configOf, syncRig } from "./testing/sync-rig";

const { application } = testDatabase();
afterAll(closePool);

const [a, b] = ["vault:c:n:a", "vault:c:n:b"];
const entries = (key: string, count: number) =>
  Array.from({ length: count }, (_, i) => fakeEntry(key, `s${i}`));
const runs = async () => {
  const { rows } = await application.query("SELECT id, status FROM sync_run ORDER BY started_at");
  return rows;
};

/** A promise and the function that fulfils it. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

let rig = syncRig();
beforeEach(async () => {
  await emptyInventory();
  rig = syncRig();
  rig.world.places.set(a, { entries: entries(a, 20), pageSize: 5 });
});

test("a second caller follows the run that is on", async () => {
  const reached = gate();
  const go = gate();
  rig.world.onPage = async () => {
    reached.open();
    await go.passed;
  };
  const first = rig.sync();
  await reached.passed;
  const second = rig.sync();
  const following = `SELECT FROM pg_stat_activity
    WHERE query LIKE '%FROM sync_run r WHERE r.id%' AND pid <> pg_backend_pid()`;
  await expect.poll(async () => (await application.query(following)).rowCount).toBeGreaterThan(0);
  go.open();
  const [one, two] = await Promise.all([first, second]);
  expect(one).toMatchObject({ status: "done", new: 20 });
  expect(two).toEqual(one);
  expect(await runs()).toHaveLength(1);
});

test("two sources that read the same new place at the same time store each entry once", async () => {
  rig.config = configOf(["one", "two"]);
  rig.world.places.set(a, { entries: entries(a, 1500), pageSize: 500 });
  const [one, two] = await Promise.all([rig.sync("one"), rig.sync("two")]);
  expect(one.status).toBe("done");
  expect(two.status).toBe("done");
  expect(one.new + two.new).toBe(1500);
  expect(await storedInventory(rig.now)).toHaveLength(1500);
  const { rows } = await application.query("SELECT count(*)::int AS count FROM secret_history");
  expect(rows).toEqual([{ count: 0 }]);
});

test("an interrupted run goes on with the places it had not finished", async () => {
  rig.world.places.set(b, { entries: entries(b, 10), pageSize: 5 });
  const stop = new AbortController();
  const read: string[] = [];
  rig.world.onPage = async (key, page) => {
    read.push(key);
    if (key !== b || page !== 1) return;
    await expect
      .poll(async () => (await application.query("SELECT FROM sync_run_place")).rowCount)
      .toBe(1);
    stop.abort(new RunInterrupted("the worker stops"));
  };
  await expect(rig.sync("one", { signal: stop.signal })).rejects.toThrow("the worker stops");
  expect(await runs()).toMatchObject([{ status: "running" }]);
  read.length = 0;
  rig.world.onPage = (key) => void read.push(key);
  const run = await rig.sync();
  expect(read).toEqual([b, b]);
  expect(run).toMatchObject({ status: "done", found: 30, new: 30, unchanged: 0, removed: 0 });
  expect(await runs()).toEqual([{ id: run.id, status: "done" }]);
});

test("a run left behind for long is closed, and everything is read again", async () => {
  const stop = new AbortController();
  rig.world.onPage = () => stop.abort(new RunInterrupted("killed"));
  await expect(rig.sync("one", { signal: stop.signal })).rejects.toThrow("killed");
  rig.world.onPage = () => {};
  rig.now = new Date(rig.now.getTime() + 2 * 3_600_000);
  expect(await rig.sync()).toMatchObject({ status: "done", found: 20 });
  expect(await runs()).toMatchObject([{ status: "failed" }, { status: "done" }]);
});

test("when the database ends every connection, the run is left and taken up", async () => {
  const reached = gate();
  rig.world.onPage = async (_, page) => {
    if (page !== 2) return;
    reached.open();
    await gate().passed; // the source answers no more
  };
  const broken = rig.sync();
  const outcome = expect(broken).rejects.toThrow();
  await reached.passed;
  await application.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
  );
  await outcome;
  const answers = () =>
    pool()
      .query("SELECT 1")
      .then(Boolean, () => false);
  await expect.poll(answers).toBe(true);
  rig.world.onPage = () => {};
  expect(await rig.sync()).toMatchObject({ status: "done", found: 20, new: 20 });
});
