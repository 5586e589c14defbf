import type { z } from "zod";
import { seesProduction, totalsLevel } from "@/lib/access-control/levels";
import type { Viewer } from "@/lib/access-control/viewer";
import { AppError } from "@/lib/errors";
import { headlineOf } from "@/lib/open-items/queries";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { type KpiId, type KpiQuery, leadingKpis } from "./model";
import { readFigures } from "./queries";
import { kpisFor } from "./question";
import { readTrend } from "./read-trend";
import { withToday } from "./with-today";

const sparklineDays = 90;

/** Everything the home page shows, for one instant. An `asOf` nobody can answer for is as if it were not given. */
export async function readOverview(
  viewer: Viewer,
  asked: z.output<typeof KpiQuery>,
  { chosen, days, now }: { chosen: KpiId; days: number; now: Date },
) {
  const { timeZone } = await organisationSettings();
  const query = { ...asked, asOf: answerable(asked.asOf, timeZone, now) };
  const ids = kpisFor(viewer).map(({ id }) => id);
  const shown = ids.includes(chosen) ? chosen : "rotation-compliance";
  const trendOf = (id: KpiId, span: number, restating = false) =>
    readTrend(viewer, id, { ...query, days: span }, { now, restating });
  const figures = readFigures(viewer, query, { now });
  const [{ kpis, teams }, headline, trend, ...sparklines] = await Promise.all([
    figures,
    figures.then(({ kpis }) => headlineOf(viewer, query, kpis)),
    trendOf(shown, days, true),
    ...ids.filter((id) => leadingKpis.includes(id)).map((id) => trendOf(id, sparklineDays)),
  ]);
  const extended = (one: typeof trend) => withToday(one, kpis.items, teams.items);
  return {
    kpis,
    teams: teams.items,
    headline,
    chosen: shown,
    trend: extended(trend),
    days,
    sparklines: sparklines.map(extended),
    totals: totalsLevel(viewer.bindings),
    seesProduction: seesProduction(viewer.bindings),
  };
}

function answerable(asOf: string | undefined, timeZone: string, now: Date): string | undefined {
  try {
    readAsOf(asOf, timeZone, now);
    return asOf;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
