import type { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import type { Offer } from "@/lib/declarations/model/standing";
import { offersOf } from "@/lib/declarations/standing";
import { notFound } from "@/lib/errors";
import type { Kpi, KpiId, KpiRows, KpiRowsQuery } from "./model";
import { readKpis } from "./queries";
import { readKpiRows } from "./rows";

/**
 * One figure with a page of its rows, for the same instant; of suspected parameters, what the viewer may declare of each.
 * NotFound where the viewer is not given it.
 */
export async function readFigure(
  viewer: Viewer,
  id: KpiId,
  query: z.output<typeof KpiRowsQuery>,
  now: Date,
): Promise<{ kpi: Kpi; rows: z.infer<typeof KpiRows>; offers: Readonly<Record<string, Offer>> }> {
  const { part: _, excluded: __, cursor: ___, limit: ____, ...shared } = query;
  const [{ items }, rows] = await Promise.all([
    readKpis(viewer, shared, { now, ids: [id] }),
    readKpiRows(viewer, id, query, { now }),
  ]);
  const [kpi] = items;
  if (!kpi) throw notFound(`There is no KPI ${id}.`);
  const judges = id === "plain-text-parameters" && query.excluded === undefined && !query.asOf;
  return {
    kpi,
    rows,
    offers: judges
      ? offersOf(
          viewer,
          rows.items.map(({ label }) => label),
        )
      : {},
  };
}
