import { expect, test } from "vitest";
import type { Timeline } from "@/lib/access-history/model/counts";
import { shownFacets } from "./facets";

const none: NonNullable<Timeline["facets"]> = {
  use: [],
  outcome: [],
  cause: [],
  environment: [],
  team: [],
  backend: [],
  action: [],
};
const of = (facets: ReturnType<typeof shownFacets>, key: string) =>
  facets.find((facet) => facet.key === key)?.values;

test("fixed values stand in their order with 0, the unassigned by that name", () => {
  const counted = {
    ...none,
    environment: [
      { value: null, count: 9 },
      { value: "stg", count: 4 },
    ],
  };
  expect(
    of(
      shownFacets(counted, () => [], false),
      "environment",
    ),
  ).toEqual([
    { value: "prod", count: 0 },
    { value: "stg", count: 4 },
    { value: "dev", count: 0 },
    { value: "local", count: 0 },
    { value: "unassigned", count: 9 },
  ]);
});

test("where nothing was counted no number stands, and what is chosen is there", () => {
  const facets = shownFacets(null, (key) => (key === "team" ? ["pay"] : []), true);
  expect(of(facets, "team")).toEqual([{ value: "pay", count: null }]);
  expect(of(facets, "kind")?.map(({ count }) => count)).toEqual([null, null, null, null, null]);
  expect(of(facets, "action")).toBeUndefined();
});

test("of many values the largest are shown", () => {
  const action = Array.from({ length: 20 }, (_, n) => ({ value: `a${n}`, count: 20 - n }));
  const chosen = (key: string) => (key === "action" ? ["a19"] : []);
  expect(of(shownFacets({ ...none, action }, chosen, false), "action")).toHaveLength(9);
});
