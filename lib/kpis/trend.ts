import { z } from "zod";
import { inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { KpiDefinition } from "./definition";
import { inFilters } from "./filters";
import type { KpiFilters } from "./model";

export interface ClosedDay {
  kpiId: string;
  /** YYYY-MM-DD */
  day: string;
  /** undefined = the whole, null = unassigned */
  team: string | null | undefined;
  numerator: number | null;
  denominator: number | null;
  /** For a KPI judged by some of its parts: their sum. */
  judged: number | null;
  late: boolean;
}

const Row = z.object({
  day: z.string(),
  team: z.string().nullable(),
  whole: z.boolean(),
  numerator: z.int().nullable(),
  denominator: z.int().nullable(),
  judged: z.int().nullable(),
  late: z.boolean(),
});

/**
 * Closed days of one KPI inside the viewer's totals, oldest first: the whole, and each team when `byTeam`. Sums over
 * cells; for KPIs of distinct things the union of the cells' members.
 */
export async function closedDays(
  viewer: Viewer,
  kpi: KpiDefinition,
  filters: KpiFilters,
  { from, to, byTeam = false }: { from: string; to: string; byTeam?: boolean },
): Promise<ClosedDay[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH s AS (
      SELECT day, nullif(team, '') AS team, nullif(service, '') AS service,
             nullif(environment, '') AS environment, backend, nullif(classification, '') AS classification,
             numerator, denominator, members
        FROM kpi_cell WHERE kpi_id = ${kpi.id} AND day BETWEEN ${from}::date AND ${to}::date
    ), figures AS (
      SELECT s.day, ${byTeam ? Prisma.sql`s.team, GROUPING(s.team) = 1` : Prisma.sql`NULL::text AS team, TRUE`} AS whole,
             ${aggregates(kpi)}
        FROM s ${hasMembers(kpi) ? Prisma.sql`CROSS JOIN LATERAL unnest(s.members) AS m` : Prisma.empty}
       WHERE ${inTotalsOf(viewer)} AND ${inFilters(filters)}
       GROUP BY ${byTeam ? Prisma.sql`GROUPING SETS ((s.day), (s.day, s.team))` : Prisma.sql`s.day`}
    )
    SELECT to_char(c.day, 'YYYY-MM-DD') AS day, f.team, coalesce(f.whole, TRUE) AS whole,
           f.numerator, ${counted(kpi)} AS denominator, f.judged, c.late
      FROM kpi_close c LEFT JOIN figures f ON f.day = c.day
     WHERE c.kpi_id = ${kpi.id} AND c.day BETWEEN ${from}::date AND ${to}::date
     ORDER BY c.day, whole DESC, f.team`;
  return rows.map((raw) => {
    const { team, whole, ...row } = Row.parse(raw);
    return { kpiId: kpi.id, ...row, team: whole ? undefined : team };
  });
}

const hasMembers = (kpi: KpiDefinition) => !kpi.records && kpi.member !== undefined;

/** A day on which no log had been reached says nothing of what happened, not even 0. */
function counted(kpi: KpiDefinition): Prisma.Sql {
  const all = Prisma.sql`coalesce(f.denominator, 0)`;
  if (!kpi.records) return all;
  return Prisma.sql`CASE WHEN jsonb_path_exists(c.coverage, '$.sources[*] ? (@.reached == true)') THEN ${all} END`;
}

function aggregates(kpi: KpiDefinition): Prisma.Sql {
  if (!hasMembers(kpi))
    return Prisma.sql`sum(s.numerator)::int AS numerator, sum(s.denominator)::int AS denominator, NULL::int AS judged`;
  const prefixes = kpi.judgedBy ?? [];
  return Prisma.sql`NULL::int AS numerator, count(DISTINCT m)::int AS denominator,
    (count(DISTINCT m) FILTER (WHERE split_part(m, ':', 1) = ANY(${[...prefixes]})))::int AS judged`;
}

/** What was excluded from each KPI on a closed day: KPI id → exclusion id → count. */
export async function excludedOn(
  viewer: Viewer,
  filters: KpiFilters,
  day: string,
): Promise<Map<string, Record<string, number>>> {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.kpi_id AS "kpiId", split_part(part.key, '.', 2) AS id, sum(part.value::int)::int AS count
      FROM (SELECT kpi_id, nullif(team, '') AS team, nullif(service, '') AS service,
                   nullif(environment, '') AS environment, backend,
                   nullif(classification, '') AS classification, parts
              FROM kpi_cell WHERE day = ${day}::date) AS s
     CROSS JOIN LATERAL jsonb_each_text(s.parts) AS part
     WHERE part.key LIKE 'excluded.%' AND ${inTotalsOf(viewer)} AND ${inFilters(filters)}
     GROUP BY 1, 2`;
  const byKpi = new Map<string, Record<string, number>>();
  for (const { kpiId, id, count } of z.array(ExcludedRow).parse(rows))
    byKpi.set(kpiId, { ...byKpi.get(kpiId), [id]: count });
  return byKpi;
}

const ExcludedRow = z.object({ kpiId: z.string(), id: z.string(), count: z.int() });

/** The value of a closed day, as the KPI would have shown it. Null when nothing was counted. */
export function dayValue(
  kpi: Pick<KpiDefinition, "unit">,
  day: Pick<ClosedDay, "numerator" | "denominator"> | undefined,
): number | null {
  if (!day) return null;
  if (kpi.unit !== "ratio") return day.denominator;
  return day.denominator ? (day.numerator ?? 0) / day.denominator : null;
}
