import { expect, test } from "vitest";
import { conditions, filterParams, listParams, sortedBy, withoutConditions } from "./list-params";

const url = new URLSearchParams(
  "team=a&team=b&q=db&kpi=sprawl&part=managed&asOf=2026-11-01&density=compact&cursor=x&page=3",
);

test("the API is asked in the usual order, and never for what is ours alone", () => {
  expect(`${listParams(url)}`).toBe(
    "asOf=2026-11-01&cursor=x&kpi=sprawl&limit=50&order=asc&part=managed&q=db&sort=rotation&team=a&team=b",
  );
});

test("facets are counted without order and page", () => {
  expect(`${filterParams(url)}`).toBe("asOf=2026-11-01&kpi=sprawl&part=managed&q=db&team=a&team=b");
});

test("conditions are told once per key, by name", () => {
  expect(conditions(url)).toEqual([
    { key: "kpi", values: ["sprawl"] },
    { key: "q", values: ["db"] },
    { key: "team", values: ["a", "b"] },
  ]);
});

test("lifting all conditions keeps the look", () => {
  expect(`${withoutConditions(url)}`).toBe("density=compact");
});

test.each([
  ["", "rotation", "desc"],
  ["", "name", "asc"],
  ["sort=name&order=asc", "name", "desc"],
  ["sort=name&order=desc", "name", "asc"],
])("in a list by '%s', choosing %s sorts %s", (now, by, order) => {
  expect(sortedBy(new URLSearchParams(now), by).get("order")).toBe(order);
});
