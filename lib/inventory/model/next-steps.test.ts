import { describe, expect, test } from "vitest";
import { nextSteps } from "./next-steps";

type Subject = Parameters<typeof nextSteps>[0];
const said = <Value>(value: Value, from: "rule" | "default" | null = "rule") => ({
  value,
  from,
  confirmedAt: null,
});
const place = { account: null, cluster: null, label: "", path: "" };
const subject = (more: Partial<Subject> = {}): Subject => ({
  backend: "secrets-manager",
  type: "secret",
  name: "prod/db",
  path: "prod/db",
  place: { ...place, region: "ap-northeast-1", namespace: null, mount: null },
  rotation: {
    state: "compliant",
    exempt: false,
    policyId: null,
    maxAge: null,
    dueAt: null,
    failure: null,
    reason: "",
  },
  counted: "both",
  removedAt: null,
  owner: said("a@example.jp"),
  ownerPerson: { name: "a", leftOn: null },
  kind: said("database"),
  classification: said("critical"),
  environment: said("prod"),
  service: said("shop"),
  team: said("orders"),
  plainTextPattern: null,
  plainTextJudged: null,
  ...more,
});
const steps = (more: Partial<Subject>) => nextSteps(subject(more), "2026-11-23");
const ids = (more: Partial<Subject>) => steps(more).map(({ id }) => id);
const state = (name: Subject["rotation"]["state"], exempt = false) => ({
  rotation: { ...subject().rotation, state: name, exempt },
});

test.each<[string, Partial<Subject>, string[]]>([
  ["all is well", {}, []],
  ["overdue", state("overdue"), ["rotate"]],
  ["failed", state("failed"), ["mend-rotation"]],
  ["overdue, but exempt", state("overdue", true), []],
  ["no date", state("unknown"), ["find-date"]],
  ["nobody owns it", { owner: said(null, null) }, ["name-owner"]],
  ["its owner has left", { ownerPerson: { name: "a", leftOn: "2026-11-23" } }, ["replace-owner"]],
  ["its owner will leave", { ownerPerson: { name: "a", leftOn: "2026-11-24" } }, []],
  ["only a default says the team", { team: said("x", "default") }, ["complete"]],
  ["removed", { ...state("overdue"), removedAt: "2026-11-01" }, []],
  [
    "a plain text that is not counted",
    { type: "string", counted: "none", plainTextPattern: "password", owner: said(null, null) },
    ["move-plain-text"],
  ],
  [
    "most pressing first",
    { ...state("overdue"), owner: said(null, null), kind: said(null, null) },
    ["rotate", "name-owner", "complete"],
  ],
])("%s", (_, more, expected) => {
  expect(ids(more)).toEqual(expected);
});

describe("the backend's own command", () => {
  const command = (more: Partial<Subject>) => steps({ ...state("overdue"), ...more })[0]?.command;
  const vault = { ...place, region: null, namespace: "team-a", mount: "database/" };

  test.each<[Partial<Subject>, string | null]>([
    [{}, "aws secretsmanager rotate-secret --secret-id prod/db --region ap-northeast-1"],
    [
      { type: "secure-string", name: "/a b" },
      "aws ssm put-parameter --type SecureString --overwrite --name '/a b' --value file://new-value.txt --region ap-northeast-1",
    ],
    [
      { type: "kv2", path: "database/pay/x", place: vault },
      "vault kv put -namespace=team-a -mount=database pay/x @new-value.json",
    ],
    [
      { type: "static-role", path: "database/static-roles/app", place: vault },
      "vault write -namespace=team-a -f database/rotate-role/app",
    ],
    [{ type: "approle" }, null],
  ])("case %#", (more, expected) => {
    expect(command(more)).toBe(expected);
  });

  test("a name is quoted, whatever stands in it", () => {
    expect(command({ name: "x'; rm -rf ~ #" })).toContain(`--secret-id 'x'\\''; rm -rf ~ #'`);
    expect(command({ name: "-x$(id)" })).toContain(`--secret-id '-x$(id)'`);
  });
});
