import { z } from "zod";
import { inRowsOf, inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { inventoryAt } from "@/lib/inventory/at";
import { inFilters } from "@/lib/kpis/filters";
import type { KpiList, KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { sourcesBehind } from "@/lib/kpis/sources-behind";
import { openBreakGlass } from "./break-glass";
import { classOfItem } from "./class-sql";
import { byUrgency, type Headline, largestChange, OpenItem } from "./model";

/** What changed most, the one thing to do first, and all open items by team, for the instant and totals of the cards. */
export async function readHeadline(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  { now }: { now: Date },
): Promise<Headline> {
  return headlineOf(viewer, query, await readKpis(viewer, query, { now }));
}

/** The same of figures that are counted already. */
export async function headlineOf(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  { asOf, items: kpis }: KpiList,
): Promise<Headline> {
  const at = new Date(asOf);
  const found = await Promise.all([
    openItems(viewer, query, { at, past: query.asOf !== undefined }),
    openBreakGlass(viewer, query, at),
  ]);
  const items = found.flat().sort(byUrgency);
  return {
    asOf,
    notUpToDate: sourcesBehind(kpis.map(({ coverage }) => coverage)).flatMap(({ id, state }) =>
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
      SELECT ${classOfItem} AS class, s.team, s.service, s.kind, s.classification, ${inRowsOf(viewer)} AS in_scope,
             count(*) AS n, min(s.id::text) AS first_id,
             max(extract(epoch FROM ${asOf.at} - least(s.rotation_due_at, s.rotation_failed_from)) / 86400) AS days
        FROM ${inventoryAt(asOf)}
       WHERE s.is_live AND ${inTotalsOf(viewer)} AND ${inFilters(filters)}
       GROUP BY 1, 2, 3, 4, 5, 6
    ), services AS (
      SELECT class, team, (array_agg(service ORDER BY n DESC, service))[1:3] AS services
        FROM (SELECT class, team, service, sum(n) AS n FROM item WHERE in_scope AND service IS NOT NULL GROUP BY 1, 2, 3) x GROUP BY 1, 2
    ), kinds AS (
      SELECT class, team, (array_agg(kind ORDER BY n DESC, kind))[1] AS kind
        FROM (SELECT class, team, kind, sum(n) AS n FROM item WHERE in_scope GROUP BY 1, 2, 3) x GROUP BY 1, 2
    )
    SELECT i.class, i.team, sum(i.n)::int AS count, coalesce(sum(i.n) FILTER (WHERE i.in_scope), 0)::int AS "inScope",
           (array_agg(i.classification ORDER BY array_position(
             ARRAY['critical', 'confidential', 'internal', 'configuration'], i.classification)))[1] AS classification,
           CASE WHEN max(i.days) >= 0 THEN floor(max(i.days))::int END AS "daysPastDue", coalesce(min(i.first_id) FILTER (WHERE i.in_scope), '') AS "firstId",
           min(k.kind) AS kind, coalesce(min(s.services), '{}') AS services
      FROM item i
      LEFT JOIN services s ON s.class = i.class AND s.team IS NOT DISTINCT FROM i.team
      LEFT JOIN kinds k ON k.class = i.class AND k.team IS NOT DISTINCT FROM i.team
     WHERE i.class IS NOT NULL GROUP BY i.class, i.team`;
  return z.array(OpenItem).parse(rows);
}
