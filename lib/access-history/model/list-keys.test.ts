import { expect, test } from "vitest";
import { SummaryQuery } from "./counts";
import { filterKeys, summaryKeys } from "./list-keys";
import { AccessFilters } from "./query";

test("the keys are those of the schemas", () => {
  expect([...filterKeys].sort()).toEqual(Object.keys(AccessFilters.shape).sort());
  expect([...summaryKeys].sort()).toEqual(Object.keys(SummaryQuery.shape).sort());
});
