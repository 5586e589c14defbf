import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { Config } from "@/lib/config/model";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { derivationOf } from "@/lib/sync/derivation";
import { fakeEntry } from "@/lib/sync/testing/fake-backend";
import { emptyInventory } from "@/lib/sync/testing/stored-inventory";
import { syncRig } from "@/lib/sync/testing/sync-rig";
import { setAttributes, setAttributesWhere } from "./commands";
import { readSecret } from "./detail";
import type { AttributeChange } from "./model/attribute-change";
import { SecretFilters } from "./model/secret";

const { application } = testDatabase();
afterAll(closePool);

const kv = "vault:c:n:kv";
const operator = viewerOf("operator");
const member = viewerOf("member", [{ team: ["pay"] }]);
const reason = "said in the review";

let rig = syncRig();
const ids: Record<string, string> = {};
beforeEach(async () => {
  await emptyInventory();
  rig = syncRig();
  rig.config = Config.parse({
    sources: [{ id: "one", kind: "vault" }],
    teams: [
      { id: "pay", name: "決済" },
      { id: "web", name: "Web" },
    ],
    people: [{ id: "aya@example.jp", name: "三浦 彩" }],
    mapping: {
      rules: [
        { id: "pay", match: { path: "kv/pay/**" }, set: { team: "pay", environment: "prod" } },
        { id: "web", match: { path: "kv/web/**" }, set: { team: "web", environment: "stg" } },
      ],
    },
  });
  rig.world.places.set(kv, {
    entries: ["pay/a", "pay/b", "web/c"].map((path) => fakeEntry(kv, path)),
  });
  await rig.sync();
  const { rows } = await application.query("SELECT id, path FROM secret");
  for (const { id, path } of rows) ids[path.slice(3)] = id;
});

const id = (path: string) => ids[path] ?? "";
const clock = () => rig.now;
const derivation = () => derivationOf(rig.config, rig.now);
/** A minute later than what happened before. */
async function say(viewer: Viewer, paths: string[], change: AttributeChange) {
  rig.now = new Date(rig.now.getTime() + 60_000);
  return setAttributes(viewer, { ids: paths.map(id), ...change }, clock, await derivation());
}
const rowOf = async (path: string) => {
  const { rows } = await application.query("SELECT * FROM secret WHERE id = $1", [id(path)]);
  return rows[0];
};
const count = async (table: string) =>
  (await application.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n;
const detail = (path: string, viewer = operator, asOf?: string) =>
  readSecret(viewer, id(path), { now: rig.now, asOf });

test("a person's word holds before every rule, and taken back the rule's holds again", async () => {
  expect(await say(operator, ["pay/a"], { attribute: "team", value: "Web", reason })).toEqual({
    changed: 1,
    unchanged: 0,
    masked: false,
  });
  expect(await rowOf("pay/a")).toMatchObject({ team: "web", team_from: "person" });
  expect((await detail("pay/a")).said).toMatchObject([
    {
      attribute: "team",
      value: "web",
      before: "pay",
      beforeFrom: "rule",
      by: operator.name,
      reason,
    },
  ]);
  expect(await rig.sync()).toMatchObject({ changed: 0, unchanged: 3 });

  await say(operator, ["pay/a"], { attribute: "team", value: null });
  expect(await rowOf("pay/a")).toMatchObject({ team: "pay", team_from: "rule" });
  const { said, history } = await detail("pay/a");
  expect(said).toEqual([]);
  expect(
    history.map(({ kind, statements }) => [kind, statements.map(({ value }) => value)]),
  ).toEqual([
    ["changed", [null]],
    ["changed", ["web"]],
    ["first-seen", []],
  ]);
});

test.each<[AttributeChange["attribute"], string, object]>([
  ["environment", "本番", { environment: "prod" }],
  ["kind", "ＤＢ", { kind: "database" }],
  ["classification", "最重要", { classification: "critical" }],
  ["service", "Checkout ", { service: "checkout" }],
  ["owner", "三浦 彩", { owner: "aya@example.jp" }],
  ["stopTimeObjective", "PT2H", { stop_time_minutes: 120 }],
  ["stopTimeObjective", "30", { stop_time_minutes: 30 }],
])("%s %s is understood", async (attribute, value, row) => {
  await say(operator, ["web/c"], { attribute, value });
  expect(await rowOf("web/c")).toMatchObject(row);
});

test.each<[AttributeChange["attribute"], string]>([
  ["environment", "qa"],
  ["kind", "thing"],
  ["classification", "top"],
  ["stopTimeObjective", "soon"],
  ["owner", "AKIAIOSFODNN7EXAMPLE"],
])("%s %s is refused, and nothing written", async (attribute, value) => {
  await expect(say(operator, ["pay/a"], { attribute, value })).rejects.toMatchObject({
    code: "invalid-input",
  });
  expect(await count("attribute_override")).toBe(0);
});

test("said once more, nothing is written", async () => {
  const change = { attribute: "team", value: "web" } as const;
  const [history, statements] = [await count("secret_history"), await count("attribute_statement")];
  await say(operator, ["pay/a"], change);
  expect(await say(operator, ["pay/a"], change)).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await count("secret_history")).toBe(history + 1);
  expect(await count("attribute_statement")).toBe(statements + 1);
});

describe("scope", () => {
  test("an id outside the viewer's rows is as if it did not exist, and nothing is written", async () => {
    const change = { attribute: "kind", value: "account" } as const;
    await expect(say(member, ["pay/a", "web/c"], change)).rejects.toMatchObject({
      code: "not-found",
    });
    ids.none = "00000000-0000-7000-8000-000000000000";
    await expect(say(operator, ["pay/a", "none"], change)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await count("attribute_override")).toBe(0);
    expect(await say(member, ["pay/a"], change)).toMatchObject({ changed: 1 });
  });

  test("a row that is only seen is not changed", async () => {
    const both = {
      ...viewerOf("auditor"),
      bindings: [...viewerOf("auditor").bindings, ...member.bindings],
    };
    const change = { attribute: "kind", value: "account" } as const;
    await expect(say(both, ["web/c"], change)).rejects.toMatchObject({ code: "not-allowed" });
    expect(await say(both, ["pay/a"], change)).toMatchObject({ changed: 1 });
    for (const role of ["auditor", "qa", "admin"] as const)
      await expect(say(viewerOf(role), ["pay/a"], change)).rejects.toThrow(/attribute:set/);
    expect((await detail("web/c", both)).maySet).toBe(false);
    expect((await detail("pay/a", both)).maySet).toBe(true);
  });

  test("nobody takes secrets out of his own team's figures by calling them settings", async () => {
    const change = { attribute: "classification", value: "configuration" } as const;
    const ofTeam = viewerOf("manager", [{ team: ["pay"] }]);
    for (const viewer of [member, ofTeam])
      await expect(say(viewer, ["pay/a"], change)).rejects.toMatchObject({ code: "not-allowed" });
    expect(await say(viewerOf("manager"), ["pay/a"], change)).toMatchObject({ changed: 1 });
    expect(await rowOf("pay/a")).toMatchObject({ counted: "none" });
  });
});

describe("all a filter shows", () => {
  const where = async (viewer: Viewer, expected: number, filter: object = {}) =>
    setAttributesWhere(
      viewer,
      {
        filter: SecretFilters.parse(filter),
        expected,
        attribute: "owner",
        value: "aya@example.jp",
      },
      clock,
      await derivation(),
    );

  test("is changed inside the viewer's rows, when it is the number the person saw", async () => {
    await expect(where(operator, 3, { team: "pay" })).rejects.toMatchObject({ code: "conflict" });
    expect(await where(member, 2)).toMatchObject({ changed: 2 });
    expect(await rowOf("web/c")).toMatchObject({ owner: null });
    const { rows } = await application.query(
      "SELECT detail FROM audit_entry WHERE action = 'attribute-set' ORDER BY id DESC LIMIT 1",
    );
    expect(rows[0].detail).toMatchObject({ secrets: 2, bulk: false, value: "aya@example.jp" });
  });

  test("not of a past day", async () => {
    await expect(where(operator, 3, { asOf: "2026-05-01" })).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});

test("notes are kept with their history, and a credential pasted into them is masked", async () => {
  const result = await say(operator, ["pay/a"], {
    attribute: "notes",
    value: "called in by AKIAIOSFODNN7EXAMPLE",
  });
  expect(result).toMatchObject({ changed: 1, masked: true });
  const { rows } = await application.query(
    "SELECT value FROM attribute_statement ORDER BY id DESC LIMIT 1",
  );
  expect(rows[0].value).toBe("called in by [masked:aws-access-key]");
  await say(operator, ["pay/a"], { attribute: "notes", value: "moves in May" });
  expect((await detail("pay/a")).said).toMatchObject([
    { attribute: "notes", value: "moves in May" },
  ]);
  expect((await detail("pay/a")).history.map(({ kind }) => kind)).toEqual([
    "stated",
    "stated",
    "first-seen",
  ]);
});

test("while syncs write the same rows, no word is lost", async () => {
  const rounds = Array.from({ length: 6 }, (_, n) => `person${n}@example.jp`);
  let version = 1;
  const syncs = (async () => {
    for (let i = 0; i < 6; i++) {
      version++;
      rig.world.places.set(kv, {
        entries: ["pay/a", "pay/b", "web/c"].map((path) => ({
          ...fakeEntry(kv, path),
          description: `d${version}`,
        })),
      });
      await rig.sync();
    }
  })();
  const made = await derivation();
  for (const value of rounds)
    await setAttributes(
      operator,
      {
        ids: Object.values(ids).filter((one) => !one.startsWith("0000")),
        attribute: "owner",
        value,
      },
      clock,
      made,
    );
  await syncs;
  for (const path of ["pay/a", "pay/b", "web/c"])
    expect(await rowOf(path)).toMatchObject({
      owner: "person5@example.jp",
      owner_from: "person",
      description: "d7",
    });
  expect(await rig.sync()).toMatchObject({ changed: 0, unchanged: 3 });
});

test("the page of a past day tells what held then", async () => {
  rig.now = new Date("2026-06-10T00:00:00Z");
  await say(operator, ["pay/a"], { attribute: "owner", value: "aya@example.jp" });
  rig.now = new Date("2026-06-12T00:00:00Z");
  const then = await detail("pay/a", operator, "2026-06-05");
  expect(then).toMatchObject({ owner: { value: null }, said: [], maySet: false });
  expect(then.history.map(({ kind }) => kind)).toEqual(["first-seen"]);
  expect(await detail("pay/a")).toMatchObject({
    owner: { value: "aya@example.jp", from: "person" },
  });
});

test("what may be the same secret elsewhere is told with its evidence, inside the viewer's rows", async () => {
  rig.world.places.set(kv, {
    entries: ["pay/prod/db", "pay/stg/db", "web/c"].map((path) => ({
      ...fakeEntry(kv, path),
      tags: { app: "x" },
    })),
  });
  rig.world.places.set("vault:c:n:web", { entries: [fakeEntry("vault:c:n:web", "prod/db")] });
  await rig.sync();
  const { rows } = await application.query("SELECT id, path FROM secret");
  for (const row of rows) ids[row.path.slice(3)] = row.id;
  expect((await detail("pay/prod/db")).lookAlikes).toMatchObject([
    { path: "kv/pay/stg/db", evidence: ["environment-name", "same-tags"], confidence: "high" },
  ]);
  expect((await detail("pay/prod/db", viewerOf("auditor"))).lookAlikes).toHaveLength(1);
  const prodOnly = viewerOf("auditor", [{ environment: ["prod"], team: ["web"] }]);
  await expect(detail("pay/prod/db", prodOnly)).rejects.toMatchObject({ code: "not-found" });
});
