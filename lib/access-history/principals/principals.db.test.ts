import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { PrincipalRule } from "@/lib/config/model/principals";
import { emptyLogs } from "@/lib/continuity/testing";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory } from "@/lib/inventory/testing";
import { makeRule, removeRule } from "./commands";
import { PrincipalQuery } from "./model";
import { listPrincipals, listRules } from "./queries";
import { resolvePrincipalsAsSystem } from "./resolve-all";
import { tryRule } from "./try-rule";

const { application, owner } = testDatabase();
const operator = viewerOf("operator");
const now = new Date("2026-11-23T02:00:00Z");

beforeEach(async () => {
  await emptyLogs(owner);
  await emptyInventory(owner);
  await application.query("DELETE FROM principal_rule");
  await application.query("DELETE FROM config_version");
  await application.query("DELETE FROM person");
  await application.query("UPDATE installation SET principal_rules = NULL");
  await application.query(
    `INSERT INTO person (id, name, recorded_at) VALUES ('ann@example.jp', 'Ann', $1)`,
    [now],
  );
});

async function storePrincipals(
  ...principals: { name: string; type?: string; kind?: string; by?: string }[]
) {
  for (const { name, type = "AssumedRole", kind = "unresolved", by = null } of principals.map(
    (p) => ({ by: null, ...p }),
  ))
    await application.query(
      `INSERT INTO access_principal (key, kind, name, type, role, fullness, resolved_by, first_seen_at)
       VALUES ($1, $2, $1, $3, $4, 2, $5, $6)`,
      [
        name,
        kind,
        type,
        type === "AssumedRole" ? `arn:aws:iam::111122223333:role/${name}` : null,
        by,
        now,
      ],
    );
}

const kinds = async () => {
  const { rows } = await application.query<{
    name: string;
    kind: string;
    person_id: string | null;
  }>("SELECT name, kind, person_id FROM access_principal ORDER BY name");
  return Object.fromEntries(rows.map(({ name, kind, person_id }) => [name, person_id ?? kind]));
};

test("the job resolves whom it can, and leaves alone whom the log itself names", async () => {
  await storePrincipals(
    { name: "batch" },
    { name: "ann", type: "IAMUser" },
    { name: "ssm.amazonaws.com", kind: "service", by: "record" },
  );
  expect(await resolvePrincipalsAsSystem()).toBe(1);
  expect(await resolvePrincipalsAsSystem()).toBe(0);
  expect(await kinds()).toEqual({
    ann: "ann@example.jp",
    batch: "unresolved",
    "ssm.amazonaws.com": "service",
  });
});

test("all are resolved again when somebody joins the register, or the file has a new rule", async () => {
  await storePrincipals({ name: "ken", type: "IAMUser" }, { name: "batch" });
  await resolvePrincipalsAsSystem();
  expect(await kinds()).toEqual({ batch: "unresolved", ken: "person" });
  await application.query(
    `INSERT INTO person (id, name, recorded_at) VALUES ('ken@example.jp', 'Ken', $1)`,
    [now],
  );
  const principals = { rules: [{ id: "b", match: { role: ["batch"] }, kind: "workload" }] };
  await application.query(
    "INSERT INTO config_version (hash, applied_at, content) VALUES ('h', $1, $2)",
    [now, { principals }],
  );
  expect(await resolvePrincipalsAsSystem()).toBe(2);
  expect(await kinds()).toEqual({ batch: "workload", ken: "ken@example.jp" });
});

const rule = (fields: object) =>
  PrincipalRule.parse({ id: "mine", match: { role: "batch*" }, kind: "workload", ...fields });

test("a rule is tried before it is made, and does what the trial said; removed, all is as before", async () => {
  await storePrincipals({ name: "batch-1" }, { name: "batch-2" }, { name: "other" });
  await resolvePrincipalsAsSystem();
  const trial = await tryRule(operator, rule({}));
  expect(trial).toMatchObject({ matches: 2, changes: 2 });
  expect(trial.items.map(({ name, before, after }) => [name, before.kind, after.kind])).toEqual([
    ["batch-1", "unresolved", "workload"],
    ["batch-2", "unresolved", "workload"],
  ]);
  expect((await kinds())["batch-1"]).toBe("unresolved");
  expect(await makeRule(operator, { rule: rule({}), reason: "nightly jobs" }, now)).toEqual({
    id: "mine",
    changed: 2,
  });
  expect((await kinds())["batch-2"]).toBe("workload");
  const { items } = await listRules(operator);
  expect(items).toMatchObject([
    { from: "screen", principals: 2, createdBy: "operator@example.jp" },
  ]);
  expect(await removeRule(operator, "mine", now)).toEqual({ id: "mine", changed: 2 });
  expect(await kinds()).toEqual({
    "batch-1": "unresolved",
    "batch-2": "unresolved",
    other: "unresolved",
  });
  const { rows } = await application.query(
    "SELECT action FROM audit_entry WHERE object = 'mine' ORDER BY id",
  );
  expect(rows).toEqual([{ action: "principal-rule-made" }, { action: "principal-rule-removed" }]);
});

test("a rule may not take an id that is taken, nor name whom nobody knows", async () => {
  await makeRule(operator, { rule: rule({}), reason: "r" }, now);
  const make = (fields: object) => makeRule(operator, { rule: rule(fields), reason: "r" }, now);
  await expect(make({})).rejects.toMatchObject({ code: "conflict" });
  await expect(make({ id: "b", kind: "person", person: "x@y.jp" })).rejects.toMatchObject({
    code: "invalid-input",
  });
  await expect(make({ id: "b", service: "none" })).rejects.toMatchObject({ code: "invalid-input" });
});

test("only operators change rules; auditors look", async () => {
  const auditor = viewerOf("auditor");
  await expect(makeRule(auditor, { rule: rule({}), reason: "r" }, now)).rejects.toMatchObject({
    code: "not-allowed",
  });
  await expect(tryRule(auditor, rule({}))).rejects.toMatchObject({ code: "not-allowed" });
  await expect(removeRule(auditor, "mine", now)).rejects.toMatchObject({ code: "not-allowed" });
  await expect(listPrincipals(viewerOf("manager"), PrincipalQuery.parse({}))).rejects.toMatchObject(
    { code: "not-allowed" },
  );
  expect((await listRules(auditor)).items).toEqual([]);
});

test("principals come by how much they read, page by page", async () => {
  await storePrincipals({ name: "a" }, { name: "b" }, { name: "c" });
  await application.query(
    `INSERT INTO access_reader (target_id, principal_id, first_at, last_at, reads)
     SELECT t, id, $1, $1, id FROM access_principal CROSS JOIN generate_series(1, 2) t WHERE name <> 'a'`,
    [now],
  );
  const first = await listPrincipals(operator, PrincipalQuery.parse({ limit: "2" }));
  expect(first.items.map(({ name, reads, secrets }) => [name, reads, secrets])).toEqual([
    ["c", 6, 2],
    ["b", 4, 2],
  ]);
  const second = await listPrincipals(
    operator,
    PrincipalQuery.parse({ cursor: first.nextCursor, limit: "2" }),
  );
  expect([second.items.map(({ name }) => name), second.nextCursor, second.total]).toEqual([
    ["a"],
    null,
    3,
  ]);
  expect((await listPrincipals(operator, PrincipalQuery.parse({ q: "B" }))).total).toBe(1);
});
