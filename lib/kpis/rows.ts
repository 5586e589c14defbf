import { z } from "zod";
import { inPersonsOf, inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { inventoryAt } from "@/lib/inventory/at";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import type { InventoryKpi, KpiDefinition, RecordKpi, Span } from "./definition";
import { rowsWhere } from "./figures";
import { inFilters } from "./filters";
import { type KpiId, KpiRow, type KpiRows, type KpiRowsQuery } from "./model";
import { choose, spanOf, talliesFor } from "./question";
import { withTakenOut } from "./taken-out";

const Counted = z.object({ total: z.int() });

/**
 * The rows behind a figure, inside the viewer's binding: of the same instant, period, filters and predicates as the
 * number. A part or exclusion the KPI does not have, or has no data for: NotFound.
 */
export async function readKpiRows(
  viewer: Viewer,
  id: KpiId,
  { asOf, period, part, excluded, cursor, limit, ...filters }: z.output<typeof KpiRowsQuery>,
  { now }: { now: Date },
): Promise<z.infer<typeof KpiRows>> {
  const [kpi] = choose(viewer, [id]);
  const settings = await organisationSettings();
  const instant = readAsOf(asOf, settings.timeZone, now);
  const chosen = kpi && rowsWhere(kpi, { part, excluded });
  if (!kpi || !chosen) throw notFound(`KPI ${id} has no rows of that part.`);
  const { key, from, described } = kpi.records
    ? ofRecords(viewer, kpi, await spanOfRows(kpi, { asOf: instant, now, period, settings }))
    : ofInventory(kpi, inventoryAt(instant), takenOut(excluded, instant.at));
  const where = Prisma.sql`${chosen} AND ${inRowsOf(viewer)} AND ${inFilters(filters)}`;
  const after = cursor === undefined ? Prisma.empty : Prisma.sql`AND ${key} > ${cursor}`;
  const [rows, [counted]] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT ${key} AS id, ${described} FROM ${from}
       WHERE ${where} ${after}
       GROUP BY 1 ORDER BY 1 LIMIT ${limit + 1}`,
    prisma().$queryRaw<unknown[]>`
      SELECT count(DISTINCT ${key})::int AS total FROM ${from} WHERE ${where}`,
  ]);
  const items = z.array(StoredRow).parse(rows);
  return {
    items: await withTakenOut(items.slice(0, limit), excluded, now),
    nextCursor: items.length > limit ? (items[limit - 1]?.id ?? null) : null,
    total: Counted.parse(counted).total,
  };
}

/** The span of the figure: where a job has counted it, the rows are those of that instant, as they were known then. */
async function spanOfRows(kpi: RecordKpi, asked: Parameters<typeof spanOf>[1]): Promise<Span> {
  const tally = (await talliesFor([kpi], asked)).get(kpi.id);
  const span = spanOf(kpi, asked, tally);
  return tally ? { ...span, now: tally.at } : span;
}

const StoredRow = KpiRow.extend({
  at: z
    .date()
    .nullable()
    .transform((at) => at?.toISOString() ?? null),
  takenOut: z
    .object({
      reason: z.string(),
      approver: z.string().nullable(),
      until: z.coerce.date().nullable(),
    })
    .nullable()
    .transform((out) => out && { ...out, until: out.until?.toISOString() ?? null }),
});

/** Where rows come from (as `s`), by what they are known, and how they are told. */
interface Listing {
  key: Prisma.Sql;
  from: Prisma.Sql;
  described: Prisma.Sql;
}

function ofRecords(viewer: Viewer, kpi: RecordKpi, span: Span): Listing {
  const known = kpi.principalIsFor?.(viewer) ?? inPersonsOf(viewer);
  return {
    // Whatever collation the records' own columns have, pages follow one another bytewise.
    key: Prisma.sql`s.id COLLATE "C"`,
    from: Prisma.sql`(${kpi.records(span)}) AS s`,
    described: Prisma.sql`${kpi.kind} AS kind, min(s.label) AS label, ${partsOf(kpi)},
      min(s.team) AS team, min(s.environment) AS environment, min(s.backend) AS backend, min(s.at) AS at,
      min(s.secret_id::text) AS "secretId", min(CASE WHEN ${known} THEN s.principal END) AS principal,
      NULL::jsonb AS "takenOut", NULL::jsonb AS expected`,
  };
}

/** A location has the team or environment that all it holds have in common, else none. */
function ofInventory(kpi: InventoryKpi, inventory: Prisma.Sql, out: Prisma.Sql): Listing {
  const common = (column: string) => {
    const name = Prisma.raw(`s.${column}`);
    return Prisma.sql`CASE WHEN count(DISTINCT ${name}) = 1 AND count(${name}) = count(*) THEN min(${name}) END
      AS ${Prisma.raw(column)}`;
  };
  const label = kpi.member
    ? Prisma.sql`min(CASE WHEN s.plain_text_pattern IS NOT NULL THEN s.path ELSE p.label END)`
    : Prisma.sql`min(s.path)`;
  return {
    key: kpi.member ?? Prisma.sql`s.id::text`,
    from: Prisma.sql`${inventory} JOIN place p ON p.id = s.place_id`,
    described: Prisma.sql`${kpi.member ? "location" : "secret"} AS kind, ${label} AS label, ${partsOf(kpi)},
      ${common("team")}, ${common("environment")}, min(s.backend) AS backend, NULL::timestamptz AS at,
      ${kpi.member ? Prisma.sql`NULL` : Prisma.sql`min(s.id::text)`} AS "secretId", NULL AS principal,
      ${out} AS "takenOut",
      ${kpi.expected ? Prisma.sql`(array_agg(${kpi.expected}))[1]` : Prisma.sql`NULL::jsonb`} AS expected`,
  };
}

/** Who took a row out of the figure, and why, as it was at an instant; as an aggregate of the rows `s` of one key. */
function takenOut(excluded: string | undefined, at: Date): Prisma.Sql {
  if (excluded === "exempt") {
    return Prisma.sql`(SELECT jsonb_build_object('reason', e.reason, 'approver', e.decided_by, 'until', e.until)
      FROM exemption e WHERE e.secret_id = min(s.id::text)::uuid AND e.decided_at <= ${at} AND e.until > ${at}
       AND e.status IN ('approved', 'ended') AND (e.ended_at IS NULL OR e.ended_at > ${at})
     ORDER BY e.until DESC LIMIT 1)`;
  }
  return excluded === "false-positive"
    ? Prisma.sql`jsonb_build_object('reason', min(s.plain_text_judged), 'approver', NULL, 'until', NULL)`
    : Prisma.sql`NULL::jsonb`;
}

/** The parts a row belongs to, and those beside the figure. */
function partsOf(kpi: KpiDefinition): Prisma.Sql {
  const named = [...kpi.parts, ...((kpi.records && kpi.beside) || [])];
  const parts = named.flatMap(({ id, where }) =>
    where ? [Prisma.sql`CASE WHEN bool_or(${where}) THEN ${id}::text END`] : [],
  );
  return parts.length === 0
    ? Prisma.sql`'{}'::text[] AS parts`
    : Prisma.sql`array_remove(ARRAY[${Prisma.join(parts)}], NULL) AS parts`;
}
