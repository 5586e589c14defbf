import { inRowsOf, inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { judged } from "@/lib/inventory/tally/columns";
import type { InventoryKpi } from "./definition";
import { inFilters } from "./filters";
import type { KpiFilters } from "./model";

/** Where the profile keeps the thing a row belongs to, for a KPI that counts distinct things. */
export const memberColumn = (kpi: InventoryKpi) =>
  Prisma.raw(`s.member_${kpi.id.replaceAll("-", "_")}`);

/**
 * The inventory inside the viewer's totals, grouped by what KPIs look at, as a CTE named `s` with the number of rows `n` and
 * whether they are `in_scope`. Every row is looked at once, however many figures are counted from it.
 * @param inventory of countedInventory
 */
export function profile(
  viewer: Viewer,
  inventory: Prisma.Sql,
  filters: KpiFilters,
  kpis: readonly InventoryKpi[],
): Prisma.Sql {
  const members = kpis.flatMap((kpi) =>
    kpi.member
      ? [Prisma.sql`${kpi.member} AS ${Prisma.raw(memberColumn(kpi).sql.slice("s.".length))}`]
      : [],
  );
  const columns = [
    ...judged.map((column) => Prisma.raw(`s.${column}`)),
    Prisma.sql`${inRowsOf(viewer)} AS in_scope`,
    ...members,
  ];
  const positions = Prisma.raw(columns.map((_, i) => i + 1).join(", "));
  return Prisma.sql`s AS (
    SELECT ${Prisma.join(columns)}, sum(s.n) AS n
      FROM ${inventory}
     WHERE ${inTotalsOf(viewer)} AND ${inFilters(filters)}
     GROUP BY ${positions} HAVING sum(s.n) <> 0)`;
}

/** Records, or cells of them, inside the viewer's totals, as a CTE of the same form: each stands for its `n`. */
export function recordsFrom(viewer: Viewer, rows: Prisma.Sql, filters: KpiFilters): Prisma.Sql {
  return Prisma.sql`s AS (
    SELECT s.*, ${inRowsOf(viewer)} AS in_scope
      FROM (${rows}) AS s
     WHERE ${inTotalsOf(viewer)} AND ${inFilters(filters)})`;
}
