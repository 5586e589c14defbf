import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { KpiQuery, TrendQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { readTrend } from "@/lib/kpis/read-trend";
import { derivationOf } from "@/lib/sync/derivation";
import { deriveAllIfDue } from "@/lib/sync/derive-all";
import { fakeEntry } from "@/lib/sync/testing/fake-backend";
import { syncRig } from "@/lib/sync/testing/sync-rig";
import { propose } from "../commands";
import { compliance } from "../model/compliance";
import { TrialInput } from "../model/trial";
import { runTrial } from "./run";
import { tryChange } from "./try-change";

const { application } = testDatabase();
afterAll(closePool);

const file = join(mkdtempSync(join(tmpdir(), "kagimori-")), "kagimori.config.yaml");
process.env.KAGIMORI_CONFIG = file;
writeFileSync(
  file,
  `organisation: { fourEyes: false }
sources: [{ id: one, kind: vault, endpoint: "http://127.0.0.1:8200", auth: { method: token, token: "env:T" } }]
`,
);

const kv = "vault:c:n:kv";
const operator = viewerOf("operator", [], { name: "ann@example.jp" });
const rig = syncRig();
const derive = async () => {
  rig.now = new Date(rig.now.getTime() + 60_000);
  const { signal } = new AbortController();
  return deriveAllIfDue(await derivationOf(rig.config, rig.now), () => rig.now, signal);
};
const rule = (id: string, team: string, path = "kv/pay/**") => ({
  section: "mapping.rules" as const,
  key: id,
  body: { id, match: { path }, set: { team, environment: "prod" } },
});
const policy = (maxAge: string) => ({
  section: "policies.rotation" as const,
  key: "all",
  body: { id: "all", maxAge },
});
const tried = (input: object) => tryChange(operator, TrialInput.parse(input), rig.now);
const rowsThat = async (condition: string) =>
  (await application.query(`SELECT id::text FROM secret WHERE ${condition} ORDER BY id`)).rows.map(
    ({ id }) => id,
  );

beforeAll(async () => {
  const pay = Array.from({ length: 120 }, (_, at) => fakeEntry(kv, `pay/s${at}`));
  rig.world.places.set(kv, { entries: [...pay, fakeEntry(kv, "web/a"), fakeEntry(kv, "web/b")] });
  await rig.sync();
});

test("a rule says which secrets it would change, and changes none", async () => {
  const trial = await tried(rule("r", "pay"));
  expect(trial).toMatchObject({ of: 120, looked: 120, exact: true, next: null, changed: 120 });
  expect(trial.byAttribute).toMatchObject({ team: 120, environment: 120 });
  expect(trial.items).toHaveLength(50);
  expect(trial.items[0]?.changes).toContainEqual({
    attribute: "team",
    before: null,
    after: "pay",
    fromBefore: null,
    fromAfter: "rule",
  });
  expect(await rowsThat("team IS NOT NULL")).toEqual([]);
});

test("its rows are listed page by page, each once", async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await tried({ ...rule("r", "pay"), rowsOnly: true, after });
    seen.push(...page.items.map(({ id }) => id));
    after = page.nextCursor ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(await rowsThat("path LIKE 'kv/pay/%'"));
});

test("saved, it changes those very rows", async () => {
  await propose(operator, { ...rule("r", "pay"), reason: "sorted out" }, rig.now);
  expect(await derive()).toBe(120);
  expect(await rowsThat("team = 'pay'")).toHaveLength(120);
  expect(await tried(rule("r", "pay"))).toMatchObject({ changed: 0, items: [] });
});

test("a policy's dry run is what the figure then is, both ways", async () => {
  const before = await tried(policy("P10000D"));
  expect(before.changed).toBe(122);
  await propose(operator, { ...policy("P10000D"), reason: "as agreed" }, rig.now);
  await derive();
  const stricter = await tried(policy("PT1M"));
  expect(compliance(stricter.rotation)).toEqual({ better: 0, worse: 122 });
  const predicted = stricter.figures.find(({ id }) => id === "rotation-compliance");
  expect(predicted).toMatchObject({ numerator: 122, denominator: 122, afterNumerator: 0 });
  await propose(operator, { ...policy("PT1M"), reason: "stricter" }, rig.now);
  await derive();
  const { items } = await readKpis(operator, KpiQuery.parse({}), {
    now: new Date(),
    ids: ["rotation-compliance"],
  });
  expect(items[0]).toMatchObject({ numerator: 0, denominator: 122 });
  const { rows } = await application.query(
    "SELECT effect, bettered FROM declaration WHERE section = 'policies.rotation' AND state = 'in-force'",
  );
  expect(rows[0]).toMatchObject({ effect: { changed: 122, exact: true }, bettered: [] });
});

test("the chart names the day and how many it moved, from what the rows became", async () => {
  const { rows } = await application.query(
    "SELECT detail FROM audit_entry WHERE action = 'rules-applied' ORDER BY id",
  );
  expect(rows.map(({ detail }) => detail)).toMatchObject([
    { changed: 120, better: 0, worse: 0 },
    { changed: 122, better: 122, worse: 0 },
    { changed: 122, better: 0, worse: 122, takenOut: 0 },
  ]);
  const { events } = await readTrend(operator, "rotation-compliance", TrendQuery.parse({}), {
    now: new Date(rig.now.getTime() + 86_400_000),
  });
  expect(events.filter(({ kind }) => kind === "rules-applied")).toMatchObject([
    { moved: { into: 122, outOf: 0 } },
    { moved: { into: 0, outOf: 122 } },
  ]);
});

test("what is taken out of the counts betters the team it is taken from", async () => {
  const exclude = {
    section: "mapping.exclude" as const,
    key: "old",
    body: { id: "old", match: { path: "kv/pay/**" }, reason: "moved", until: "2027-03-01" },
  };
  const run = await runTrial(exclude, { budget: 5000, rows: 0, rowsOnly: false }, rig.now);
  expect([...run.tally.bettered]).toEqual(["pay"]);
  expect(await tried(exclude)).toMatchObject({ takenOut: 120, changed: 120 });
});

test("without time it says at least, and goes on where it stopped", async () => {
  const limits = { budget: -1, rows: 50, rowsOnly: false, pageSize: 50 };
  const first = await runTrial(policy("P20D"), limits, rig.now);
  expect(first).toMatchObject({ looked: 50, next: first.items.at(-1)?.id });
  const rest = await runTrial(
    policy("P20D"),
    { ...limits, budget: 5000, after: first.next ?? undefined },
    rig.now,
  );
  expect(rest).toMatchObject({ looked: 72, next: null });
  expect(first.tally.changed + rest.tally.changed).toBe(122);
  await expect(
    tryChange(viewerOf("member"), TrialInput.parse(rule("x", "y")), rig.now),
  ).rejects.toMatchObject({ code: "not-allowed" });
});
