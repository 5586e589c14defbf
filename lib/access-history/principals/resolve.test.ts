import { describe, expect, test } from "vitest";
import { PrincipalRule } from "@/lib/config/model/principals";
import type { Resolution, Told } from "./model";
import { peopleOf } from "./people";
import { type PrincipalRules, resolvePrincipal } from "./resolve";

const given: PrincipalRules = {
  rules: [
    { id: "ci", match: { role: "github-actions-*" }, kind: "workload", service: "ci" },
    { id: "apps", match: { role: "app-{service}-*" }, kind: "workload" },
    { id: "rotators", match: { role: "rotate-*" }, kind: "workload", rotates: true },
    { id: "bots", match: { type: "IAMUser", name: ["svc-*", "*-bot"] }, kind: "workload" },
    { id: "bastion", match: { role: "Bastion", session: "{person}-*" }, kind: "person" },
    { id: "ours", match: { role: "KagimoriRead" }, kind: "kagimori" },
  ].map((rule) => PrincipalRule.parse(rule)),
  interactive: ["AWSReservedSSO_*", "Admin"],
  people: peopleOf(
    [{ id: "ann.sato@example.jp" }, { id: "ken@example.jp" }, { id: "ken@example.com" }],
    { "ann.sato@example.jp": ["asato", "U-0042"], "gone@example.jp": ["nobody"] },
  ),
  services: ["wms", "wms-core", "ci", "order-api"],
  rotationFunctions: ["SecretsManagerRotation"],
};

const told = (fields: Partial<Told>): Told => ({
  key: "k",
  name: "someone",
  account: "111122223333",
  type: "AssumedRole",
  role: null,
  session: null,
  identity: null,
  ...fields,
});
const role = (name: string, fields: Partial<Told> = {}) =>
  told({ role: `arn:aws:iam::111122223333:role/${name}`, name, ...fields });
const is = (fields: Partial<Resolution>): Resolution => ({
  kind: "unresolved",
  personId: null,
  service: null,
  rotates: false,
  resolvedBy: null,
  ...fields,
});
const workload = (resolvedBy: string, service: string | null = null) =>
  is({ kind: "workload", resolvedBy, service });
const person = (resolvedBy: string, personId: string | null = null) =>
  is({ kind: "person", resolvedBy, personId });
const ann = "ann.sato@example.jp";

test.each<{ when: string; told: Told; is: Resolution }>([
  {
    when: "a rule names the role's service",
    told: role("app-order-api-prod"),
    is: workload("apps", "order-api"),
  },
  {
    when: "a rule's service is in no register",
    told: role("app-payroll-prod"),
    is: workload("apps"),
  },
  {
    when: "a rule says which service",
    told: role("github-actions-deploy"),
    is: workload("ci", "ci"),
  },
  {
    when: "case makes no difference",
    told: role("GitHub-Actions-Deploy"),
    is: workload("ci", "ci"),
  },
  {
    when: "a rule says it rotates",
    told: role("rotate-db"),
    is: is({ kind: "workload", resolvedBy: "rotators", rotates: true }),
  },
  {
    when: "the inventory knows the function",
    told: role("lambda-exec", { session: "SecretsManagerRotation" }),
    is: is({ kind: "workload", resolvedBy: "rotation-function", rotates: true }),
  },
  {
    when: "the register of services has it",
    told: role("prod_wms-core_task"),
    is: workload("services", "wms-core"),
  },
  { when: "part of a word is no service", told: role("prodwms"), is: is({}) },
  {
    when: "an SSO session is an address",
    told: role("AWSReservedSSO_Admin_1a2b", { session: "Ann.Sato@example.jp" }),
    is: person("register", ann),
  },
  {
    when: "an SSO session is nobody known",
    told: role("AWSReservedSSO_Admin_1a2b", { session: "x@else.jp" }),
    is: person("interactive"),
  },
  {
    when: "a person works in a program's role",
    told: role("app-order-api-prod", { session: "ann.sato@example.jp" }),
    is: person("register", ann),
  },
  {
    when: "sourceIdentity names a person",
    told: role("Deploy", { session: "s-1", identity: "asato" }),
    is: person("register", ann),
  },
  { when: "an interactive role", told: role("Admin", { session: "i" }), is: person("interactive") },
  {
    when: "a rule finds the person in the session",
    told: role("Bastion", { session: "asato-1699" }),
    is: person("bastion", ann),
  },
  {
    when: "an IAM user by the name before @",
    told: told({ type: "IAMUser", name: "ann.sato" }),
    is: person("register", ann),
  },
  {
    when: "a name two people share",
    told: told({ type: "IAMUser", name: "ken" }),
    is: person("log"),
  },
  {
    when: "an IAM user nobody knows",
    told: told({ type: "IAMUser", name: "temp" }),
    is: person("log"),
  },
  {
    when: "an IAM user a rule calls a program",
    told: told({ type: "IAMUser", name: "svc-backup" }),
    is: workload("bots"),
  },
  {
    when: "an alias of somebody not in the register",
    told: told({ type: "IAMUser", name: "nobody" }),
    is: person("log"),
  },
  {
    when: "a Vault user by alias",
    told: told({ type: "userpass", name: "userpass-asato" }),
    is: person("register", ann),
  },
  {
    when: "a Vault entity alias",
    told: told({ type: "oidc", name: "entity-1", identity: "U-0042" }),
    is: person("register", ann),
  },
  {
    when: "an AppRole of a service",
    told: told({ type: "approle", name: "approle", role: "order-api" }),
    is: workload("services", "order-api"),
  },
  {
    when: "an AppRole of no service",
    told: told({ type: "approle", name: "approle", role: "misc" }),
    is: workload("log"),
  },
  {
    when: "an AppRole that is called like a person",
    told: told({ type: "approle", name: "ann.sato", identity: "ann.sato@example.jp" }),
    is: workload("log"),
  },
  {
    when: "a service account",
    told: told({ type: "kubernetes", name: "kubernetes", role: "wms" }),
    is: workload("services", "wms"),
  },
  {
    when: "ourselves by a rule",
    told: role("KagimoriRead"),
    is: is({ kind: "kagimori", resolvedBy: "ours" }),
  },
  { when: "a token nobody can name", told: told({ type: "token", name: "token" }), is: is({}) },
  { when: "a role nobody has a rule for", told: role("legacy-batch"), is: is({}) },
])("$when", ({ told: principal, is: expected }) => {
  expect(resolvePrincipal(principal, given)).toEqual(expected);
});

describe("a rule", () => {
  const only = (match: object, other: object = {}): PrincipalRules => ({
    ...given,
    rules: [PrincipalRule.parse({ id: "one", match, kind: "workload", ...other })],
  });
  test("holds only where all its keys do", () => {
    const rules = only({ account: "999988887777", role: "legacy-*" });
    expect(resolvePrincipal(role("legacy-batch"), rules).resolvedBy).toBeNull();
    expect(
      resolvePrincipal(role("legacy-batch", { account: "999988887777" }), rules).resolvedBy,
    ).toBe("one");
  });
  test("takes signs of regular expressions as they are", () => {
    expect(resolvePrincipal(role("a.b"), only({ role: "a.b" })).resolvedBy).toBe("one");
    expect(resolvePrincipal(role("axb"), only({ role: "a.b" })).resolvedBy).toBeNull();
  });
  test("of a person may name them", () => {
    const rules = only({ role: "root-console" }, { kind: "person", person: ann });
    expect(resolvePrincipal(role("root-console"), rules)).toEqual(person("one", ann));
  });
});
