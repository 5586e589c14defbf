import { expect, test } from "vitest";
import { viewOf } from "./list-views";

test.each([
  ["", "all"],
  ["asOf=2026-11-01", "all"],
  ["rotation=overdue&rotation=failed", "overdue"],
  ["removed=only", "removed"],
  ["removed=only&team=a", null],
])("'%s' is the view %s", (query, view) => {
  expect(viewOf(new URLSearchParams(query))).toBe(view);
});
