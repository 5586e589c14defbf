import { expect, test } from "vitest";
import { type ScopedRow, seesPersons, seesProduction, seesRow, totalsLevel } from "./levels";
import { type Scope, TokenRole } from "./model";

const row = (team: string | null, environment: string | null): ScopedRow => ({
  team,
  service: "checkout",
  environment,
});
const rows = {
  "pay/prod": row("pay", "prod"),
  "pay/stg": row("pay", "stg"),
  "pay/-": row("pay", null),
  "web/prod": row("web", "prod"),
  "web/dev": row("web", "dev"),
  "-/prod": row(null, "prod"),
  "-/stg": row(null, "stg"),
  "-/-": row(null, null),
};
const all = Object.keys(rows);
const withTeam = ["pay/prod", "pay/stg", "pay/-", "web/prod", "web/dev"];

const pay: Scope = [{ team: ["pay"] }];
const stg: Scope = [{ environment: ["stg"] }];
const payStg: Scope = [{ team: ["pay"], environment: ["stg"] }];
const payOrDev: Scope = [{ team: ["pay"] }, { environment: ["dev"] }];
const noEnvironment: Scope = [{ environment: ["unassigned"] }];

test.each<{ role: TokenRole; scope: Scope; sees: string[] }>([
  { role: "auditor", scope: [], sees: all },
  { role: "operator", scope: [], sees: all },
  { role: "manager", scope: [], sees: all },
  { role: "member", scope: [], sees: withTeam },
  { role: "qa", scope: [], sees: ["pay/stg", "web/dev"] },
  { role: "admin", scope: [], sees: [] },
  { role: "ingest", scope: [], sees: [] },

  { role: "auditor", scope: pay, sees: ["pay/prod", "pay/stg", "pay/-"] },
  { role: "manager", scope: pay, sees: ["pay/prod", "pay/stg", "pay/-"] },
  { role: "member", scope: pay, sees: ["pay/prod", "pay/stg", "pay/-"] },
  { role: "qa", scope: pay, sees: ["pay/stg"] },

  { role: "auditor", scope: stg, sees: ["pay/stg", "-/stg"] },
  { role: "operator", scope: stg, sees: ["pay/stg", "-/stg"] },
  { role: "manager", scope: stg, sees: ["pay/stg"] },
  { role: "member", scope: stg, sees: ["pay/stg"] },
  { role: "qa", scope: stg, sees: ["pay/stg"] },

  { role: "manager", scope: payStg, sees: ["pay/stg"] },
  { role: "manager", scope: payOrDev, sees: ["pay/prod", "pay/stg", "pay/-", "web/dev"] },
  { role: "qa", scope: payOrDev, sees: ["pay/stg", "web/dev"] },
  { role: "operator", scope: noEnvironment, sees: ["pay/-", "-/-"] },
  { role: "qa", scope: noEnvironment, sees: [] },
])("$role bound to $scope sees $sees", ({ role, scope, sees }) => {
  const seen = Object.entries(rows).filter(([, row]) => seesRow([{ role, scope }], row));
  expect(seen.map(([name]) => name)).toEqual(sees);
});

test("several bindings open what any of them opens", () => {
  const bindings = [
    { role: "manager" as const, scope: pay },
    { role: "qa" as const, scope: [] },
  ];
  expect(seesRow(bindings, rows["web/dev"])).toBe(true);
  expect(seesRow(bindings, rows["web/prod"])).toBe(false);
});

test.each(TokenRole.options)("totals and persons of %s", (role) => {
  const organisation = ["manager", "operator", "auditor"].includes(role);
  expect(totalsLevel([{ role, scope: pay }])).toBe(organisation ? "organisation" : "own-rows");
  const persons = ["operator", "auditor"].includes(role);
  expect(seesPersons([{ role, scope: [] }], rows["pay/prod"])).toBe(persons);
});

test("who sees persons sees them inside his binding only, and another role does not widen it", () => {
  const bindings = [
    { role: "auditor" as const, scope: stg },
    { role: "manager" as const, scope: [] },
  ];
  expect(seesPersons(bindings, rows["pay/stg"])).toBe(true);
  expect(seesPersons(bindings, rows["pay/prod"])).toBe(false);
});

test.each([
  [["qa"], false],
  [["qa", "admin"], false],
  [["qa", "member"], true],
  [["auditor"], true],
  [[], false],
] as const)("roles %o see production: %s", (roles, sees) => {
  expect(seesProduction(roles.map((role) => ({ role, scope: [] })))).toBe(sees);
});
