import { describe, expect, test } from "vitest";
import { NamingRule } from "@/lib/config/model/naming";
import type { Selectable } from "./attributes/selection";
import { environments } from "./attributes/words";
import { namingTest } from "./naming";

const rule = (told: object) =>
  NamingRule.parse({
    id: "r",
    backend: "secrets-manager",
    pattern: "(?<env>prod|stg)/(?<service>[a-z]+(-[a-z]+)*)/(?<name>[a-z-]+)",
    example: "prod/order-api/db",
    ...told,
  });
const secret = (told: Partial<Selectable>): Selectable => ({
  kind: null,
  classification: null,
  environment: "prod",
  team: null,
  service: null,
  backend: "secrets-manager",
  type: "secret",
  path: "prod/order-api/db",
  ...told,
});
const only = [
  rule({ id: "prod", environment: "prod" }),
  rule({ id: "any", pattern: "[a-z/]+", example: "a/b" }),
];

test.each([
  ["the whole name", only, {}, { rule: "prod", follows: true }],
  [
    "a leading slash makes no difference",
    only,
    { path: "/prod/order-api/db" },
    { rule: "prod", follows: true },
  ],
  [
    "a part of it is not enough",
    only,
    { path: "x/prod/order-api/db" },
    { rule: "prod", follows: false },
  ],
  ["upper case is another name", only, { path: "prod/Order/db" }, { rule: "prod", follows: false }],
  ["no environment counts as prod", only, { environment: null }, { rule: "prod", follows: true }],
  [
    "the first that fits holds",
    only,
    { environment: "stg", path: "a-b" },
    { rule: "any", follows: false },
  ],
  ["another backend has no rule", only, { backend: "vault" }, null],
  ["another type has none", [rule({ type: "kv2" })], {}, null],
  ["no rules", [], {}, null],
] as const)("%s", (_, rules, told, expected) => {
  expect(namingTest(rules, environments({}))(secret(told))).toEqual(expected);
});

describe("a rule", () => {
  const problem = (told: object) =>
    NamingRule.safeParse({ id: "r", backend: "vault", pattern: "[a-z]+", example: "a", ...told })
      .error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`)
      .join();
  test.each([
    [{ pattern: "(a)\\1" }, /pattern is no regular expression of RE2/],
    [{ pattern: "(?=a)a" }, /pattern is no regular expression of RE2/],
    [{ pattern: "((a{1,50}){1,50}){1,50}" }, /pattern is no regular expression of RE2/],
    [{ pattern: "a".repeat(501) }, /longer than 500/],
    [{ example: "A" }, /example does not follow/],
  ])("%j is refused", (told, expected) => expect(problem(told)).toMatch(expected));

  test("of nested repetition is answered in time that grows with the name alone", () => {
    const evil = namingTest([rule({ pattern: "(a|aa)+", example: "a" })], environments({}));
    const started = performance.now();
    expect(evil(secret({ path: `${"a".repeat(5000)}!` }))).toMatchObject({ follows: false });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
