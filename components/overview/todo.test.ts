import { expect, test } from "vitest";
import type { OpenItem } from "@/lib/open-items/model";
import { byTeam, isHighRisk } from "./todo";

const item = (team: string | null, kind: OpenItem["class"], inScope = 1): OpenItem => ({
  class: kind,
  team,
  count: 1,
  inScope,
  classification: null,
  services: [],
  kind: null,
  daysPastDue: null,
});

const items = [
  item("logistics", "rotation-failed-production"),
  item("orders", "overdue-production"),
  item("logistics", "no-owner"),
  item(null, "plain-text"),
];

test("teams stand in the order of their most pressing item", () => {
  expect(byTeam(items).map(({ team, items: its }) => [team, its.length])).toEqual([
    ["logistics", 2],
    ["orders", 1],
    [null, 1],
  ]);
});

test("what is of the settings stands by itself", () => {
  const more = [...items, item(null, "policy-to-decide"), item(null, "token-ending")];
  expect(byTeam(more).map(({ team, items: its }) => [team, its.length])).toEqual([
    ["logistics", 2],
    ["orders", 1],
    [null, 1],
    [undefined, 2],
  ]);
});

test("of each team only the most pressing are taken", () => {
  expect(byTeam(items, 1).map(({ items: its }) => its.length)).toEqual([1, 1, 1]);
});

test("teams whose rows the viewer may open come first", () => {
  const others = [item("ads", "rotation-failed-production", 0), ...items];
  expect(byTeam(others).map(({ team }) => team)).toEqual(["logistics", "orders", null, "ads"]);
});

test.each([
  ["read-outside-approval", true],
  ["approval-overdue", false],
  ["rotation-failed-production", true],
  ["overdue-production", true],
  ["no-owner-production", false],
  ["plain-text", false],
  ["overdue", false],
] as const)("%s is high risk: %s", (kind, high) => {
  expect(isHighRisk({ class: kind })).toBe(high);
});
