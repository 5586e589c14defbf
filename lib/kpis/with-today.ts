import type { Kpi, TeamRow, Trend } from "./model";

type Figure = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
};

/**
 * A trend with the day it is looked at from, which is not closed yet: its value is the figure beside it. A day that
 * is closed already keeps what was closed; the figure of a period is that of no day. Pure.
 */
export function withToday(trend: Trend, kpis: readonly Kpi[], teams: readonly TeamRow[]): Trend {
  const now = kpis.find(({ id }) => id === trend.id);
  if (now?.period) return trend;
  const extended = (points: Trend["points"], figure: Figure | undefined) => {
    if (!figure || points.some(({ day }) => day === trend.to)) return points;
    const { value, numerator, denominator } = figure;
    return [
      ...points,
      { day: trend.to, value, numerator, denominator, late: false, restated: null },
    ];
  };
  return {
    ...trend,
    points: extended(trend.points, now),
    teams: trend.teams.map(({ team, points }) => ({
      team,
      points: extended(
        points,
        teams.find((row) => row.team === team)?.figures.find(({ kpiId }) => kpiId === trend.id),
      ),
    })),
  };
}
