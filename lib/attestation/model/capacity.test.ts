import { expect, test } from "vitest";
import { capacityOf, isBulk } from "./capacity";
import { intervalOf, intervalSql } from "./interval";

const nobody = { id: "x@example.jp", standsInFor: [], leads: [] };

test.each([
  ["the owner", { id: "ann@example.jp" }, false, "owner"],
  ["the owner who is an operator too", { id: "ann@example.jp" }, true, "owner"],
  ["the owner's delegate", { standsInFor: ["ann@example.jp"] }, false, "delegate"],
  ["the lead of its team", { leads: ["orders"] }, true, "lead"],
  ["the lead of another team", { leads: ["logistics"] }, false, null],
  ["an operator", {}, true, "operator"],
  ["anybody else", {}, false, null],
] as const)("%s", (_, who, asOperator, expected) => {
  const secret = { owner: "ann@example.jp", team: "orders" };
  expect(capacityOf({ ...nobody, ...who }, secret, asOperator)).toBe(expected);
});

test("what a team owns its lead confirms as owner; what nobody owns, the lead of its team", () => {
  const lead = { ...nobody, leads: ["orders"] };
  expect(capacityOf(lead, { owner: "orders", team: null }, false)).toBe("owner");
  expect(capacityOf(lead, { owner: null, team: "orders" }, false)).toBe("lead");
  expect(capacityOf(nobody, { owner: null, team: null }, false)).toBeNull();
});

test("more than twenty at once are bulk", () => {
  expect([20, 21].map(isBulk)).toEqual([false, true]);
});

test("a confirmation holds as long as the policy of its environment says; none counts as production", () => {
  const intervals = { default: 100, stg: 50, prod: 10 };
  expect(
    ["prod", null, "stg", "dev", "elsewhere"].map((one) => intervalOf(intervals, one)),
  ).toEqual([10, 10, 50, 100, 100]);
  expect(intervalSql(intervals)).toContain("WHEN 'stg' THEN 50");
});
