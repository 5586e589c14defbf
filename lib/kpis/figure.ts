import type { z } from "zod";
import { totalsLevel } from "@/lib/access-control/levels";
import type { Viewer } from "@/lib/access-control/viewer";
import { offersOf } from "@/lib/declarations/standing";
import { notFound } from "@/lib/errors";
import { figureOfClass } from "@/lib/open-items/model";
import { openItems } from "@/lib/open-items/queries";
import type { KpiId, KpiRowsQuery } from "./model";
import { readFigures } from "./queries";
import { readTrend } from "./read-trend";
import { readKpiRows } from "./rows";
import { withToday } from "./with-today";

/**
 * The page of one figure: value, teams, trend, rows, and who must act; of suspected parameters,
 * what the viewer may declare of each. NotFound where the viewer is not given it.
 */
export async function readFigure(
  viewer: Viewer,
  id: KpiId,
  query: z.output<typeof KpiRowsQuery>,
  { days, now }: { days: number; now: Date },
) {
  const { part: _, excluded: __, cursor: ___, limit: ____, ...shared } = query;
  const figures = readFigures(viewer, shared, { now, ids: [id] });
  const [{ kpis, teams }, items, trend, rows] = await Promise.all([
    figures,
    figures.then(({ kpis: { asOf } }) => openItems(viewer, shared, new Date(asOf))),
    readTrend(viewer, id, { ...shared, days }, { now }),
    readKpiRows(viewer, id, query, { now }),
  ]);
  const [kpi] = kpis.items;
  if (!kpi) throw notFound(`There is no KPI ${id}.`);
  const judges = id === "plain-text-parameters" && query.excluded === undefined && !query.asOf;
  return {
    kpi,
    teams: teams.items,
    trend: withToday(trend, kpis.items, teams.items),
    days,
    rows,
    offers: judges
      ? offersOf(
          viewer,
          rows.items.map(({ label }) => label),
        )
      : {},
    items: items.filter((item) => figureOfClass[item.class] === id),
    totals: totalsLevel(viewer.bindings),
  };
}
