import { inRowsOf, inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { inventoryAt } from "@/lib/inventory/at";
import type { AsOf } from "@/lib/organisation/as-of";
import type { KpiDefinition } from "./definition";
import { inFilters } from "./filters";
import type { KpiFilters } from "./model";

/** What the predicates of KPIs may look at. Few values each: rows fall into some hundred groups. */
const looked = [
  "team",
  "is_live",
  "counted",
  "not_counted_because",
  "type",
  "rotation_state",
  "is_exempt",
  "is_attested",
  "is_registered",
  "value_evidence",
  "plain_text_pattern",
  "is_judged_plain",
];

/** Where the profile keeps the thing a row belongs to, for a KPI that counts distinct things. */
export const memberColumn = (kpi: KpiDefinition) =>
  Prisma.raw(`s.member_${kpi.id.replaceAll("-", "_")}`);

/**
 * The inventory inside the viewer's totals, grouped by what KPIs look at, as a CTE named `s` with the number of rows `n` and
 * whether they are `in_scope`. Every row is looked at once, however many figures are counted from it.
 */
export function profile(
  viewer: Viewer,
  asOf: AsOf,
  filters: KpiFilters,
  kpis: readonly KpiDefinition[],
): Prisma.Sql {
  const members = kpis.flatMap((kpi) =>
    kpi.member
      ? [Prisma.sql`${kpi.member} AS ${Prisma.raw(memberColumn(kpi).sql.slice("s.".length))}`]
      : [],
  );
  const columns = [
    ...looked.map((column) => Prisma.raw(`s.${column}`)),
    Prisma.sql`${inRowsOf(viewer)} AS in_scope`,
    ...members,
  ];
  const positions = Prisma.raw(columns.map((_, i) => i + 1).join(", "));
  return Prisma.sql`s AS (
    SELECT ${Prisma.join(columns)}, count(*) AS n
      FROM ${inventoryAt(asOf)}
     WHERE ${inTotalsOf(viewer)} AND ${inFilters(filters)}
     GROUP BY ${positions})`;
}
