import { describe, expect, test } from "vitest";
import { Config } from "@/lib/config/model";
import type { Override } from "@/lib/inventory/attributes/attributes";
import { derived } from "@/lib/inventory/derive-testing";
import { duties } from "./model";

const teams = [
  { id: "pay", name: "Pay", lead: "lead@example.jp" },
  { id: "ops", name: "Ops" },
];
const tagged = { tags: { service: "shop", team: "pay", owner: "owner@example.jp", env: "prod" } };

/** Who has the duties of a secret of `shop` under these rules. */
function heldBy(
  rules: readonly object[],
  overrides: readonly Override[] = [],
  told: object = tagged,
) {
  const { row } = derived(told, { duties: rules, teams }, { overrides });
  return Object.fromEntries(
    duties.flatMap((duty) => {
      const one = row.duties?.of[duty];
      return one ? [[duty, `${one.holder} ${one.from}`]] : [];
    }),
  );
}

describe("who has a duty", () => {
  test.each([
    ["nobody without a rule", [], {}],
    [
      "the first rule that fits and names the duty",
      [
        { id: "other", match: { service: "mail" }, creates: "team:ops" },
        { id: "first", match: { service: "shop" }, rotates: "workload:rotator" },
        { id: "second", creates: "team:ops", rotates: "team:ops" },
      ],
      { rotates: "workload:rotator rule:first", creates: "team:ops rule:second" },
    ],
    [
      "owner, team and lead of that very secret",
      [{ id: "all", creates: "team", rotates: "owner", approves: "lead" }],
      {
        creates: "team:pay rule:all",
        rotates: "person:owner@example.jp rule:all",
        approves: "person:lead@example.jp rule:all",
      },
    ],
  ])("%s", (_, rules, expected) => expect(heldBy(rules)).toEqual(expected));

  test("an owner that is a team is one", () => {
    const owned = { tags: { ...tagged.tags, owner: "ops" } };
    expect(heldBy([{ id: "all", rotates: "owner" }], [], owned)).toEqual({
      rotates: "team:ops rule:all",
    });
  });

  test("a rule's word for somebody who is not there gives the duty to nobody", () => {
    const rules = [
      { id: "all", rotates: "owner", approves: "lead", audits: "team" },
      { id: "next", rotates: "team:ops" },
    ];
    expect(heldBy(rules, [], { tags: {} })).toEqual({});
  });

  test("a person before every rule, the incarnation before after them", () => {
    const rules = [{ id: "all", creates: "team:ops", rotates: "team:ops" }];
    const said = (attribute: "creates" | "rotates" | "audits", from: Override["from"]) => ({
      attribute,
      value: "team:pay",
      from,
    });
    expect(
      heldBy(rules, [
        said("creates", "person"),
        said("rotates", "inherited"),
        said("audits", "inherited"),
      ]),
    ).toEqual({
      creates: "team:pay person",
      rotates: "team:ops rule:all",
      audits: "team:pay inherited",
    });
  });

  test("the same is said alike everywhere, and nothing is said where nobody has a duty", () => {
    const rules = [{ id: "all", creates: "team:ops" }];
    const [one, other] = ["a", "b"].map((path) => derived({ path }, { duties: rules, teams }));
    expect(one?.row.duties?.id).toBe(other?.row.duties?.id);
    expect(one?.row.duties?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-/);
    const [without, never] = [derived({}, { duties: [] }), derived({}, {})];
    expect(without.row.duties).toBe(null);
    expect(without.hash).toBe(never.hash);
    expect(derived({}, { duties: rules }).hash).not.toBe(never.hash);
  });
});

describe("a rule of the file", () => {
  const issues = (rule: object, registers: object = { teams, services: [] }) =>
    Config.safeParse({ ...registers, duties: [{ id: "x", ...rule }] }).error?.issues.map(
      ({ path, message }) => `${path.join(".")} ${message}`,
    ) ?? [];

  test.each([
    [{ creates: "team:pay", approves: "person:Sato@Example.jp" }, null],
    [{ rotates: "workload:any" }, null],
    [{}, /must say who/],
    [{ creates: "somebody" }, /creates must be one of/],
    [{ approves: "workload:rotator" }, /approves must be one of/],
    [{ rotates: "team:pay", approves: "team:pay" }, /may not be the one who approves/],
    [{ creates: "team:nowhere" }, /creates is the id of no team/],
  ])("%j", (rule, expected) => {
    const found = issues(rule);
    if (expected === null) expect(found).toEqual([]);
    else expect(found.join()).toMatch(expected);
  });

  test("a workload is one of a service, where there are services", () => {
    const services = [{ id: "rotator", team: "ops" }];
    expect(issues({ rotates: "workload:rotator" }, { teams, services })).toEqual([]);
    expect(issues({ rotates: "workload:other" }, { teams, services }).join()).toMatch(/no service/);
  });
});
