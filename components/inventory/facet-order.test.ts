import { expect, test } from "vitest";
import { facetValues } from "./facet-order";

const values = (list: { value: string | null }[]) => list.map(({ value }) => value);

test("environments stand from production down, unassigned last, whatever their counts", () => {
  const counted = [
    { value: null, count: 900 },
    { value: "dev", count: 300 },
    { value: "prod", count: 200 },
  ];
  expect(values(facetValues("environment", counted, []))).toEqual(["prod", "dev", null]);
});

test("teams keep the order of their counts", () => {
  const counted = [
    { value: "orders", count: 30 },
    { value: "ads", count: 20 },
  ];
  expect(values(facetValues("team", counted, []))).toEqual(["orders", "ads"]);
});

test("a chosen value stays, though nothing is left of it", () => {
  expect(facetValues("team", [], ["ads", "unassigned"])).toEqual([
    { value: "ads", count: 0 },
    { value: null, count: 0 },
  ]);
});
