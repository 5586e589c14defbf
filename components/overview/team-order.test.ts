import { expect, test } from "vitest";
import type { TeamRow } from "@/lib/kpis/model";
import { ordered, readTeamOrder } from "./team-order";

const row = (team: string | null, secrets: number, value: number | null): TeamRow => ({
  team,
  secrets,
  figures: [
    {
      kpiId: "rotation-compliance",
      value,
      numerator: null,
      denominator: null,
      judged: null,
      status: "ok",
    },
  ],
});

const rows = [row("b", 30, 0.9), row(null, 5, 0.1), row("a", 20, 0.6), row("c", 10, null)];

test.each([
  { by: "rotation-compliance", order: "asc", teams: ["a", "b", "c", null] },
  { by: "rotation-compliance", order: "desc", teams: ["b", "a", "c", null] },
  { by: "team", order: "desc", teams: ["c", "b", "a", null] },
  { by: "secrets", order: "asc", teams: ["c", "a", "b", null] },
] as const)("by $by, $order", ({ by, order, teams }) => {
  expect(ordered(rows, { by, order }, (team) => team).map(({ team }) => team)).toEqual(teams);
});

test.each([
  ["secrets.desc", { by: "secrets", order: "desc" }],
  ["secrets", { by: "secrets", order: "asc" }],
  ["nonsense.desc", { by: "rotation-compliance", order: "asc" }],
  [undefined, { by: "rotation-compliance", order: "asc" }],
])("the URL's %s", (param, wanted) => {
  expect(readTeamOrder(param, ["team", "secrets"])).toEqual(wanted);
});
