import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import type { RecordKpi } from "../definition";
import { firstKept } from "./cells";

/** Every day is counted again after so long in any case: what lies under a path that was read is told by the inventory of now. */
const oldHours = 24;
/** A clock may stand a little behind when something is written down. */
const slack = Prisma.raw("interval '10 minutes'");

const Days = z.array(z.object({ day: z.string() }));

/** What a day is judged by: the figures counted by day with their rules, the clock, the organisation's zone. */
export interface DueAsked {
  kpis: readonly RecordKpi[];
  rules(kpi: RecordKpi): string;
  today: string;
  at: Date;
  timeZone: string;
}

/**
 * The days to count: the last two, those not counted by the rules in force, those of which something has become known
 * since (record_tally_mark) or whose windows and settlements have changed, and those counted long ago. The last first,
 * then what was never counted, then what was counted longest ago.
 */
export async function dueDays(asked: DueAsked): Promise<string[]> {
  const { kpis, rules, today, at } = asked;
  const ids = kpis.map(({ id }) => id);
  const { text, values } = Prisma.sql`
    WITH last AS (SELECT coalesce(max(day), ${today}::date) AS day FROM record_tally WHERE kpi_id = ANY(${ids}))
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day
      FROM last, generate_series(${firstKept(today)}::date, ${today}::date, '1 day') AS g(at)
     CROSS JOIN LATERAL (SELECT g.at::date AS day) d
     CROSS JOIN LATERAL (
       SELECT min(t.at) AS at, count(*) AS n FROM record_tally t
         JOIN unnest(${ids}::text[], ${kpis.map(rules)}::text[]) AS r(kpi_id, rules) ON r.kpi_id = t.kpi_id AND r.rules = t.rules
        WHERE t.day = d.day) t
     WHERE t.n < ${kpis.length}::int OR d.day >= last.day - 1 OR t.at < ${at}::timestamptz - make_interval(hours => ${oldHours}::int)
        OR EXISTS (SELECT FROM record_tally_mark m WHERE m.day = d.day) OR ${windowsMoved(asked)}
     ORDER BY d.day >= last.day - 1 DESC, CASE WHEN t.n < ${kpis.length}::int THEN '-infinity' ELSE t.at END, d.day DESC`;
  const { rows } = await pool().query(text, values);
  return Days.parse(rows).map(({ day }) => day);
}

/** SQL condition on day `d`, counted at `t.at`: of a window that reaches it something was decided since, or its time has come. */
function windowsMoved({ at, timeZone }: DueAsked): Prisma.Sql {
  const day = (column: string) =>
    Prisma.sql`(${Prisma.raw(column)} AT TIME ZONE ${timeZone})::date`;
  const reaches = Prisma.sql`d.day BETWEEN ${day("r.window_from")} - 1 AND ${day("greatest(r.window_to, r.window_ends_at)")} + 2`;
  const since = (column: string) =>
    Prisma.sql`(${Prisma.raw(column)} > t.at - ${slack} AND ${Prisma.raw(column)} <= ${at}::timestamptz)`;
  const instants = [
    "requested_at",
    "decided_at",
    "withdrawn_at",
    "ended_at",
    "reviewed_at",
    "approve_by",
  ];
  const moved = Prisma.join(
    instants.map((name) => since(`r.${name}`)),
    " OR ",
  );
  return Prisma.sql`(EXISTS (SELECT FROM break_glass_request r WHERE ${reaches} AND (${moved}))
    OR EXISTS (SELECT FROM break_glass_settlement b LEFT JOIN break_glass_request r ON r.id::text = split_part(b.use_id, '~', 1)
                WHERE ${since("b.at")} AND (split_part(b.use_id, '~', 1) = d.day::text OR coalesce(${reaches}, FALSE))))`;
}
