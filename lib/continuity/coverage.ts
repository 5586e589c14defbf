import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { Coverage } from "@/lib/kpis/model";
import { stateOf } from "@/lib/sources/coverage";
import { type HoursSpan, logHours } from "./hours-sql";
import { logKinds } from "./kinds";

const SourceRow = z.object({
  id: z.string(),
  schedule_seconds: z.number(),
  last_complete_at: z.date().nullable(),
  failure_cause: z.string().nullable(),
  message: z.string().nullable(),
});

const HoursRow = z.object({ covered: z.int(), of: z.int() });

/**
 * What a figure of logs rests on: each log source, and of all place-hours of the span those that can be proved. A place is
 * where counted secrets lie, or what a log tells of; its hour is covered when any log covers it; hours whose traces may
 * still arrive are left out.
 */
export async function logCoverage(span: HoursSpan): Promise<Omit<Coverage, "estate">> {
  const [sources, [hours]] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT s.id, s.schedule_seconds, s.failure_cause, s.message,
             greatest(s.last_complete_at, piece.finished_at) AS last_complete_at
        FROM source s
        LEFT JOIN LATERAL (SELECT max(finished_at) AS finished_at FROM ingest_piece p
                            WHERE p.source_id = s.id) piece ON TRUE
       WHERE s.kind = ANY(${[...logKinds]})
         AND (s.removed_from_config_at IS NULL OR s.removed_from_config_at > ${span.to})
       ORDER BY s.position`,
    prisma().$queryRaw<unknown[]>`${placeHours(span)}`,
  ]);
  return {
    sources: z
      .array(SourceRow)
      .parse(sources)
      .map((row) => {
        const last_status = row.failure_cause === null ? null : "failed";
        const state = stateOf({ ...row, last_status }, span.to);
        return {
          id: row.id,
          state,
          reached: row.last_complete_at !== null,
          lastCompleteAt: row.last_complete_at?.toISOString() ?? null,
          message: state === "ok" ? null : row.message,
        };
      }),
    hours: HoursRow.parse(hours),
  };
}

function placeHours(span: HoursSpan): Prisma.Sql {
  return Prisma.sql`WITH ${logHours(span)}, place_hour AS (
      SELECT backend, account, region, cluster, hour,
             bool_or(state = 'covered') AS covered, bool_and(state = 'pending') AS pending
        FROM log_hours GROUP BY 1, 2, 3, 4, 5
    ), unlogged AS (
      -- One secret is asked of each place: all of them joined would be the whole inventory.
      SELECT DISTINCT p.backend, p.account, p.region, p.cluster
        FROM place p CROSS JOIN LATERAL (SELECT FROM secret s WHERE s.place_id = p.id AND s.removed_at IS NULL
                                            AND s.counted <> 'none' LIMIT 1) AS held
       WHERE NOT EXISTS (SELECT FROM log l WHERE l.backend = p.backend AND l.account = coalesce(p.account, '')
                            AND l.region = coalesce(p.region, '') AND l.cluster = coalesce(p.cluster, ''))
    )
    SELECT (SELECT count(*) FILTER (WHERE covered) FROM place_hour)::int AS covered,
           ((SELECT count(*) FILTER (WHERE covered OR NOT pending) FROM place_hour) + (SELECT count(*) FROM unlogged)
             * greatest(0, floor(extract(epoch FROM least(${span.to}::timestamptz, ${span.now}::timestamptz - interval '3 hours')
                                               - ${span.from}::timestamptz) / 3600)))::int AS of`;
}
