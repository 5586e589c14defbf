import { z } from "zod";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { inventoryAt } from "@/lib/inventory/at";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import type { KpiDefinition } from "./definition";
import { rowsWhere } from "./figures";
import { inFilters } from "./filters";
import { kpiById } from "./index";
import { type KpiId, KpiRow, type KpiRows, type KpiRowsQuery } from "./model";

const Counted = z.object({ total: z.int() });

/**
 * The rows behind a figure, inside the viewer's binding: of the same instant, filters and predicates as the number.
 * A part or exclusion the KPI does not have, or has no data for: NotFound.
 */
export async function readKpiRows(
  viewer: Viewer,
  id: KpiId,
  { asOf, part, excluded, cursor, limit, ...filters }: z.output<typeof KpiRowsQuery>,
  { now }: { now: Date },
): Promise<z.infer<typeof KpiRows>> {
  const kpi = kpiById(id);
  const { timeZone } = await organisationSettings();
  const instant = readAsOf(asOf, timeZone, now);
  const chosen = rowsWhere(kpi, { part, excluded });
  if (!chosen) throw notFound(`KPI ${id} has no rows of that part.`);
  const where = Prisma.sql`${chosen} AND ${inRowsOf(viewer)} AND ${inFilters(filters)}`;
  const key = kpi.member ?? Prisma.sql`s.id::text`;
  const after = cursor === undefined ? Prisma.empty : Prisma.sql`AND ${key} > ${cursor}`;
  const [rows, [counted]] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT ${key} AS id, ${described(kpi)}
        FROM ${inventoryAt(instant)} JOIN place p ON p.id = s.place_id
       WHERE ${where} ${after}
       GROUP BY 1 ORDER BY 1 LIMIT ${limit + 1}`,
    prisma().$queryRaw<unknown[]>`
      SELECT count(DISTINCT ${key})::int AS total FROM ${inventoryAt(instant)} WHERE ${where}`,
  ]);
  const items = z.array(KpiRow).parse(rows);
  return {
    items: items.slice(0, limit),
    nextCursor: items.length > limit ? (items[limit - 1]?.id ?? null) : null,
    total: Counted.parse(counted).total,
  };
}

/** A location has the team or environment that all it holds have in common, else none. */
function described(kpi: KpiDefinition): Prisma.Sql {
  const parts = kpi.parts.flatMap(({ id, where }) =>
    where ? [Prisma.sql`CASE WHEN bool_or(${where}) THEN ${id}::text END`] : [],
  );
  const common = (column: string) => {
    const name = Prisma.raw(`s.${column}`);
    return Prisma.sql`CASE WHEN count(DISTINCT ${name}) = 1 AND count(${name}) = count(*) THEN min(${name}) END
      AS ${Prisma.raw(column)}`;
  };
  const label = kpi.member
    ? Prisma.sql`min(CASE WHEN s.plain_text_pattern IS NOT NULL THEN s.path ELSE p.label END)`
    : Prisma.sql`min(s.path)`;
  return Prisma.sql`${kpi.member ? "location" : "secret"} AS kind, ${label} AS label,
    array_remove(ARRAY[${Prisma.join(parts)}], NULL) AS parts,
    ${common("team")}, ${common("environment")}, min(s.backend) AS backend`;
}
