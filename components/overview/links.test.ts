import { expect, test } from "vitest";
import { figureHref, figureViewHref, narrowed, overviewHref, rowsHref } from "./links";

const params = { environment: ["prod", "stg"], asOf: "2026-11-01", kpi: "sprawl", days: "30" };

test("rows keep scope and instant, and take the figure's own predicate", () => {
  expect(rowsHref(params, { kpi: "rotation-compliance", part: "overdue", team: "logistics" })).toBe(
    "/inventory?environment=prod&environment=stg&asOf=2026-11-01&kpi=rotation-compliance&part=overdue&team=logistics",
  );
});

test("the unassigned line has rows of its own", () => {
  expect(rowsHref({}, { kpi: "sprawl", team: null })).toBe("/inventory?kpi=sprawl&team=unassigned");
});

test("a figure's page opens at the rows that are asked for", () => {
  expect(figureHref(params, { kpi: "rotation-compliance" })).toBe(
    "/kpis/rotation-compliance?environment=prod&environment=stg&asOf=2026-11-01",
  );
  expect(rowsHref({ cursor: "x" }, { kpi: "log-continuity", part: "gap", team: null })).toBe(
    "/kpis/log-continuity?team=unassigned&part=gap#rows",
  );
  expect(figureViewHref("sprawl", { part: "managed", cursor: "x" }, { days: "30" })).toBe(
    "/kpis/sprawl?part=managed&days=30",
  );
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
