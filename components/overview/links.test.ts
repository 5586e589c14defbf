import { expect, test } from "vitest";
import { narrowed, overviewHref, rowsHref } from "./links";

const params = { environment: ["prod", "stg"], asOf: "2026-11-01", kpi: "sprawl", days: "30" };

test("rows keep scope and instant, and take the figure's own predicate", () => {
  expect(rowsHref(params, { kpi: "rotation-compliance", part: "overdue", team: "logistics" })).toBe(
    "/inventory?environment=prod&environment=stg&asOf=2026-11-01&kpi=rotation-compliance&part=overdue&team=logistics",
  );
});

test("the unassigned line has rows of its own", () => {
  expect(rowsHref({}, { kpi: "sprawl", team: null })).toBe("/inventory?kpi=sprawl&team=unassigned");
});

test("the overview keeps what it shows but for what changes", () => {
  expect(overviewHref(params, { days: "365" })).toBe(
    "/?environment=prod&environment=stg&asOf=2026-11-01&kpi=sprawl&days=365",
  );
});

test.each([
  [{}, false],
  [{ kpi: "sprawl", asOf: "2026-11-01" }, false],
  [{ team: "orders" }, true],
])("%o is narrowed: %s", (asked, part) => {
  expect(narrowed(asked)).toBe(part);
});
