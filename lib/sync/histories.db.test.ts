import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { RunInterrupted } from "./cancellation";
import { denied, fakeEntry } from "./testing/fake-backend";
import { NaiveInventory } from "./testing/naive-inventory";
import { emptyInventory, storedInventory } from "./testing/stored-inventory";
import { configOf, syncRig } from "./testing/sync-rig";

testDatabase();
afterAll(closePool);

const keys = ["vault:c:n:a", "vault:c:n:b"] as const;
const sources = ["one", "two"] as const;

const place = fc.constantFrom(...keys);
const source = fc.constantFrom(...sources);
const range = fc.tuple(fc.nat(29), fc.nat(29)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

/** What happens in the world, or to a sync, from one step to the next. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("sync" as const), source }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("add" as const), place, range }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), place, range }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("write" as const), place, range }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("make anew" as const), place, range }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("fail" as const), place, page: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("refuse" as const), place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("mend" as const), place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("hide" as const), place, source }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("show" as const), place, source }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("interrupt" as const), source, page: fc.nat(5) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const rounds = Number(process.env.HISTORIES ?? 15);

test("after any history the inventory is what the rules say, and the past is what it was", {
  timeout: rounds * 10_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await emptyInventory();
      const history = await play(steps);
      for (const { at, told } of history) expect(await storedInventory(at)).toEqual(told);
    }),
    { numRuns: rounds, endOnFailure: rounds < 100 },
  );
});

/** Plays a history, holds every complete sync against the naive rules, and notes what was known after each. */
async function play(steps: readonly Step[]): Promise<{ at: Date; told: string[] }[]> {
  const rig = syncRig();
  rig.config = configOf(sources);
  const { world } = rig;
  const naive = new NaiveInventory();
  const history: { at: Date; told: string[] }[] = [];
  const hidden = new Set<string>();
  const offered = new Map(sources.map((id) => [id, new Set<string>()]));
  for (const key of keys) world.places.set(key, { entries: [], pageSize: 5 });

  for (const step of [...steps, ...sources.map((source) => ({ do: "sync" as const, source }))]) {
    if (step.do === "sync" || step.do === "interrupt") {
      const { source } = step;
      world.seenBy.set(source, new Set(keys.filter((key) => !hidden.has(`${source} ${key}`))));
      if (step.do === "interrupt") await interrupted(source, step.page);
      else {
        await rig.sync(source);
        for (const placeKey of keys) meet(source, placeKey);
        expect(await storedInventory(rig.now)).toEqual(naive.told());
      }
      history.push({ at: rig.now, told: await storedInventory(rig.now) });
    } else change(step);
  }
  return history;

  function meet(source: (typeof sources)[number], placeKey: string): void {
    const { entries, failAt, pageSize = 5, incomplete } = placeOf(placeKey);
    const seen = offered.get(source);
    if (hidden.has(`${source} ${placeKey}`)) {
      if (seen?.has(placeKey)) naive.meet(source, { placeKey, entries: [], outcome: "lost" });
      return;
    }
    seen?.add(placeKey);
    const pages = Math.max(1, Math.ceil(entries.length / pageSize));
    const broken = failAt !== undefined && failAt < pages;
    const read = broken ? entries.slice(0, failAt * pageSize) : entries;
    const outcome = broken || incomplete ? "incomplete" : "complete";
    naive.meet(source, { placeKey, entries: read, outcome });
  }

  /** The process ends at some page, and the next sync of the same source goes on, in the same world. */
  async function interrupted(source: (typeof sources)[number], page: number): Promise<void> {
    const stop = new AbortController();
    let pages = 0;
    world.onPage = () => {
      if (pages++ === page) stop.abort(new RunInterrupted("killed"));
    };
    await rig.sync(source, { signal: stop.signal }).catch((error) => {
      if (!(error instanceof RunInterrupted)) throw error;
    });
    world.onPage = () => {};
    history.push({ at: rig.now, told: await storedInventory(rig.now) });
    await rig.sync(source);
    for (const placeKey of keys) meet(source, placeKey);
    expect(await storedInventory(rig.now)).toEqual(naive.told());
  }

  function change(step: Exclude<Step, { do: "sync" | "interrupt" }>): void {
    if (step.do === "hide") hidden.add(`${step.source} ${step.place}`);
    else if (step.do === "show") hidden.delete(`${step.source} ${step.place}`);
    else if (step.do === "fail") placeOf(step.place).failAt = step.page;
    else if (step.do === "refuse") placeOf(step.place).incomplete = [denied("folder")];
    else if (step.do === "mend") {
      delete placeOf(step.place).failAt;
      delete placeOf(step.place).incomplete;
    } else rewrite(step.do, step.place, step.range);
  }

  function rewrite(
    what: "add" | "delete" | "write" | "make anew",
    key: string,
    [from = 0, to = 0]: readonly number[],
  ): void {
    const fake = placeOf(key);
    const paths = Array.from({ length: to - from + 1 }, (_, i) => `s${from + i}`);
    const touched = new Set(paths.map((path) => `${key}:${path}`));
    const here = new Set(fake.entries.map(({ identity }) => identity));
    const fresh = paths.filter((path) => !here.has(`${key}:${path}`));
    const change = (entry: (typeof fake.entries)[number]) => {
      if (!touched.has(entry.identity)) return entry;
      if (what === "write") return { ...entry, version: (entry.version ?? 0) + 1 };
      return { ...entry, version: 1, incarnation: new Date(rig.now.getTime() + 1).toISOString() };
    };
    if (what === "add") fake.entries.push(...fresh.map((path) => fakeEntry(key, path)));
    else if (what === "delete")
      fake.entries = fake.entries.filter(({ identity }) => !touched.has(identity));
    else fake.entries = fake.entries.map(change);
  }

  function placeOf(key: string) {
    const fake = world.places.get(key);
    if (!fake) throw new Error(`no place ${key}`);
    return fake;
  }
}
