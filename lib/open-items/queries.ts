import { z } from "zod";
import { inRowsOf, inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { inventoryAt } from "@/lib/inventory/at";
import { inFilters } from "@/lib/kpis/filters";
import type { KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { classOf } from "./class-sql";
import { byUrgency, type Headline, largestChange, OpenItem } from "./model";

/** What changed most, the one thing to do first, and all open items by team, for the instant and totals of the cards. */
export async function readHeadline(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  { now }: { now: Date },
): Promise<Headline> {
  const { asOf, items: kpis } = await readKpis(viewer, query, { now });
  const items = await openItems(viewer, query, {
    at: new Date(asOf),
    past: query.asOf !== undefined,
  });
  return {
    asOf,
    notUpToDate: (kpis[0]?.coverage.sources ?? []).flatMap(({ id, state }) =>
      state === "ok" ? [] : [{ id, state }],
    ),
    change: largestChange(kpis),
    first: items[0] ?? null,
    items,
  };
}

async function openItems(
  viewer: Viewer,
  filters: z.output<typeof KpiQuery>,
  asOf: { at: Date; past: boolean },
): Promise<OpenItem[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH item AS (
      SELECT ${classOf(asOf.at)} AS class, s.team, s.service, s.kind, s.classification, s.id,
             ${inRowsOf(viewer)} AS in_scope,
             extract(epoch FROM ${asOf.at} - least(s.rotation_due_at, s.rotation_failed_from)) / 86400 AS days
        FROM ${inventoryAt(asOf)}
       WHERE s.removed_at IS NULL AND ${inTotalsOf(viewer)} AND ${inFilters(filters)}
    )
    SELECT class, team, count(*)::int AS count, (count(*) FILTER (WHERE in_scope))::int AS "inScope",
           (array_agg(classification ORDER BY array_position(
             ARRAY['critical', 'confidential', 'internal', 'configuration'], classification)))[1] AS classification,
           mode() WITHIN GROUP (ORDER BY kind) FILTER (WHERE in_scope) AS kind,
           CASE WHEN max(days) >= 0 THEN floor(max(days))::int END AS "daysPastDue",
           coalesce(min(id::text) FILTER (WHERE in_scope), '') AS "firstId",
           (SELECT coalesce(array_agg(top.service ORDER BY top.n DESC, top.service), '{}') FROM (
              SELECT o.service, count(*) AS n FROM item o
               WHERE o.class = item.class AND o.team IS NOT DISTINCT FROM item.team AND o.service IS NOT NULL
                 AND o.in_scope
               GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 3) top) AS services
      FROM item WHERE class IS NOT NULL GROUP BY class, team`;
  return z.array(OpenItem).parse(rows).sort(byUrgency);
}
