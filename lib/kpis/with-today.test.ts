import { expect, test } from "vitest";
import type { Kpi, TeamRow, Trend } from "./model";
import { withToday } from "./with-today";

const point = (day: string, value: number) => ({
  day,
  value,
  numerator: null,
  denominator: null,
  late: false,
  restated: null,
});

const trend: Trend = {
  id: "rotation-compliance",
  from: "2026-11-20",
  to: "2026-11-23",
  target: 0.9,
  points: [point("2026-11-22", 0.8)],
  teams: [{ team: "a", points: [point("2026-11-22", 0.5)] }],
  events: [],
};
const kpi = { id: "rotation-compliance", value: 0.84, numerator: 84, denominator: 100 } as Kpi;
const teams = [
  {
    team: "a",
    secrets: 4,
    figures: [{ kpiId: "rotation-compliance", value: 0.4, numerator: 2, denominator: 5 }],
  },
] as unknown as TeamRow[];

test("today is the figure itself", () => {
  const { points, teams: lines } = withToday(trend, [kpi], teams);
  expect(points.at(-1)).toEqual({
    day: "2026-11-23",
    value: 0.84,
    numerator: 84,
    denominator: 100,
    late: false,
    restated: null,
  });
  expect(lines[0]?.points.map(({ value }) => value)).toEqual([0.5, 0.4]);
});

test("a closed day is never written over", () => {
  const closed = { ...trend, to: "2026-11-22" };
  expect(withToday(closed, [kpi], teams).points).toEqual(trend.points);
});
