import { expect, test } from "vitest";
import type { Scope } from "./model";
import { parseScope, scopeText } from "./scope-text";

test.each<{ options: string[]; scope: Scope }>([
  { options: [], scope: [] },
  { options: ["team=a"], scope: [{ team: ["a"] }] },
  {
    options: ["team=a,team=b,environment=stg"],
    scope: [{ team: ["a", "b"], environment: ["stg"] }],
  },
  { options: ["team=a", "service=x"], scope: [{ team: ["a"] }, { service: ["x"] }] },
  { options: ["source=trail"], scope: [{ source: ["trail"] }] },
  {
    options: ["team=決済, environment=unassigned"],
    scope: [{ team: ["決済"], environment: ["unassigned"] }],
  },
])("$options", ({ options, scope }) => {
  expect(parseScope(options)).toEqual(scope);
  expect(parseScope(scopeText(scope))).toEqual(scope);
});

test.each([
  ["", "is not of the form"],
  ["team", "is not of the form"],
  ["team=", "is not of the form"],
  ["colour=red", "is not of the form"],
  ["team=a,,team=b", "is not of the form"],
  ["environment=production", "is no environment"],
])("refuses %j", (option, message) => {
  expect(() => parseScope([option])).toThrow(message);
});
