import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { configNow } from "@/lib/config/now";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { decide, propose, reorder, withdraw } from "./commands";
import { historyOf, listSection } from "./queries";
import { wholeConfig } from "./whole-config";

const { application, owner } = testDatabase();
afterAll(closePool);

const file = join(mkdtempSync(join(tmpdir(), "kagimori-")), "kagimori.config.yaml");
process.env.KAGIMORI_CONFIG = file;
const write = (fourEyes: boolean) =>
  writeFileSync(
    file,
    `organisation: { fourEyes: ${fourEyes} }
mapping:
  rules:
    - { id: of-file, match: { path: "a/**" } }
`,
  );

const now = new Date("2026-11-24T00:00:00Z");
const ann = viewerOf("operator", [], { name: "ann@example.jp" });
const bob = viewerOf("operator", [], { name: "bob@example.jp" });
const rule = (id: string, path = "b/**") => ({
  section: "mapping.rules" as const,
  key: id,
  body: { id, match: { path }, set: { team: "pay" } },
  reason: "sorted out",
});
const policy = (id: string, maxAge = "P30D") => ({
  section: "policies.rotation" as const,
  key: id,
  body: { id, maxAge },
  reason: "as agreed",
});
const whole = async () => {
  const loaded = configNow(now);
  if (!loaded) throw new Error("no config");
  return wholeConfig(loaded);
};
const ruleIds = async () => (await whole()).mapping.rules.map(({ id }) => id);

beforeAll(async () => {
  write(false);
  await owner.query(
    `INSERT INTO installation (id, mode, masking_key, rules_version) VALUES (1, 'real', '\\x00', 'v')
     ON CONFLICT (id) DO UPDATE SET rules_version = 'v'`,
  );
  for (const email of ["ann@example.jp", "bob@example.jp"])
    await owner.query(
      `WITH u AS (INSERT INTO app_user (id, email, name) VALUES (gen_random_uuid(), $1, $1) RETURNING id)
       INSERT INTO role_binding (id, user_id, role, "from", granted_by) SELECT gen_random_uuid(), id, 'operator', 'cli', 'test' FROM u`,
      [email],
    );
});

test("a rule holds at once, comes after the file's, and has rows derived again", async () => {
  expect(await propose(ann, rule("one"), now)).toMatchObject({ state: "in-force" });
  expect(await ruleIds()).toEqual(["of-file", "one"]);
  const { rows } = await application.query("SELECT rules_version FROM installation");
  expect(rows).toEqual([{ rules_version: null }]);
});

test("ids of the file, bodies that are none, and keys that do not agree are refused", async () => {
  await expect(propose(ann, rule("of-file"), now)).rejects.toMatchObject({ code: "conflict" });
  const odd = { ...rule("odd"), body: { id: "odd", match: { pathh: "x" } } };
  await expect(propose(ann, odd, now)).rejects.toMatchObject({
    code: "invalid-input",
    fields: { "match.pathh": "is not known here" },
  });
  const other = { ...rule("other"), body: { id: "another" } };
  await expect(propose(ann, other, now)).rejects.toMatchObject({ code: "invalid-input" });
  await expect(propose(viewerOf("auditor"), rule("x"), now)).rejects.toMatchObject({
    code: "not-allowed",
  });
  const bound = viewerOf("operator", [{ team: ["pay"] }]);
  await expect(propose(bound, rule("x"), now)).rejects.toMatchObject({ code: "not-allowed" });
});

test("an exclusion ends within 12 months", async () => {
  const exclude = (until: string) => ({
    section: "mapping.exclude" as const,
    key: "old",
    body: { id: "old", match: { path: "old/**" }, reason: "moved away", until },
    reason: "moved away",
  });
  await expect(propose(ann, exclude("2028-01-01"), now)).rejects.toMatchObject({
    fields: { until: "is more than 12 months ahead" },
  });
  await expect(propose(ann, exclude("2026-11-01"), now)).rejects.toMatchObject({
    fields: { until: "is in the past" },
  });
  expect(await propose(ann, exclude("2027-03-31"), now)).toMatchObject({ state: "in-force" });
  expect((await whole()).mapping.exclude).toMatchObject([{ approver: "ann@example.jp" }]);
});

test("who edits what somebody changed meanwhile is told", async () => {
  const [, seen] = await listSection(ann, "mapping.rules");
  const edit = (path: string) => ({ ...rule("one", path), replaces: seen?.id ?? null });
  await propose(ann, edit("c/**"), now);
  await expect(propose(bob, edit("d/**"), now)).rejects.toMatchObject({ code: "conflict" });
  const history = await historyOf(ann, "mapping.rules", "one");
  expect(history.map(({ state }) => state).sort()).toEqual(["in-force", "superseded"]);
});

test("the order is declared, and refused when there are other items meanwhile", async () => {
  await propose(ann, rule("two"), now);
  expect(await ruleIds()).toEqual(["of-file", "one", "two"]);
  await reorder(ann, "mapping.rules", ["two", "one"], now);
  expect(await ruleIds()).toEqual(["of-file", "two", "one"]);
  await expect(reorder(ann, "mapping.rules", ["two"], now)).rejects.toMatchObject({
    code: "conflict",
  });
  const items = await listSection(ann, "mapping.rules");
  expect(items.map(({ key, from, file: at }) => [key, from, at?.line ?? null])).toEqual([
    ["of-file", "file", 4],
    ["two", "screen", null],
    ["one", "screen", null],
  ]);
});

test("what is withdrawn holds no longer, and its rows stay", async () => {
  await withdraw(ann, "mapping.rules", "two", "not needed", now);
  expect(await ruleIds()).toEqual(["of-file", "one"]);
  expect(await historyOf(ann, "mapping.rules", "two")).toHaveLength(2);
  await expect(withdraw(ann, "mapping.rules", "two", "again", now)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(application.query("DELETE FROM declaration")).rejects.toThrow(/append-only/);
  await expect(application.query("UPDATE declaration SET reason = 'x'")).rejects.toThrow(
    /not rewritten/,
  );
});

test("with four eyes a policy waits for somebody else, who decides it once", async () => {
  write(true);
  const { id, state, deciders } = await propose(ann, policy("db"), now);
  expect({ state, deciders }).toEqual({ state: "proposed", deciders: ["bob@example.jp"] });
  expect((await whole()).policies.rotation).toEqual([]);
  await expect(propose(bob, policy("db", "P60D"), now)).rejects.toMatchObject({ code: "conflict" });
  await expect(decide(ann, id, "approve", now)).rejects.toMatchObject({ code: "not-allowed" });
  const decisions = await Promise.allSettled([
    decide(bob, id, "approve", now),
    decide(bob, id, "reject", now),
  ]);
  expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(decide(bob, id, "approve", now)).rejects.toMatchObject({ code: "conflict" });
});

test("two who propose the same at once: one waits, the other is told", async () => {
  const both = await Promise.allSettled([
    propose(ann, policy("race"), now),
    propose(bob, policy("race", "P60D"), now),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a proposal is taken back by who made it, and by nobody else", async () => {
  const { id } = await propose(ann, policy("mine"), now);
  await expect(decide(bob, id, "take-back", now)).rejects.toMatchObject({ code: "not-allowed" });
  expect(await decide(ann, id, "take-back", now)).toMatchObject({ state: "withdrawn" });
});

test("the audit trail tells each act with what it was and is", async () => {
  const { rows } = await application.query(
    "SELECT action, detail FROM audit_entry WHERE object = 'policies.rotation mine' ORDER BY id",
  );
  expect(rows).toMatchObject([
    { action: "declaration-proposed", detail: { from: null, to: { maxAge: "P30D" } } },
    { action: "declaration-taken-back" },
  ]);
});
