import { marks, readUses } from "@/lib/access-history/model/terms";
import { Prisma } from "@/lib/db/prisma";
import type { AlertRule } from "./episodes";

/** An alert that has been open for longer than this when the span begins may be taken for a new one. */
const lookBackDays = 7;

/**
 * CTEs that end in `episode`: the alerts that were open in [from, to) or opened in it, as of `to`. Says the same as
 * episodesIn; a run of failures has at most one alert, which opens with its first failure that is worth one.
 */
export function episodes(
  { from, to }: { from: Date; to: Date },
  { failures, withinMinutes, quietMinutes }: AlertRule,
): Prisma.Sql {
  const minutes = (n: number) => Prisma.sql`make_interval(mins => ${n}::int)`;
  const reads = Prisma.sql`(SELECT id FROM access_operation WHERE use = ANY(${[...readUses]}))`;
  return Prisma.sql`failure AS (
      SELECT e.occurred_at AS at, e.event_id, e.item, e.target_id, e.principal_id, e.cause, e.context_id
        FROM access_event e
       WHERE e.cause <> 0 AND e.marks & ${marks.inferred}::int = 0 AND e.operation_id IN ${reads}
         AND e.occurred_at >= ${from}::timestamptz - make_interval(days => ${lookBackDays}::int)
         AND e.occurred_at < ${to}::timestamptz
    ), step AS (
      SELECT f.*, coalesce(f.at - lag(f.at) OVER k < ${minutes(quietMinutes)}, FALSE) AS goes_on,
             coalesce(f.at - lag(f.at, ${failures - 1}::int) OVER k < ${minutes(withinMinutes)}, FALSE)
               OR coalesce(before.cause = 0, FALSE) AS opens
        FROM failure f
        LEFT JOIN LATERAL (
          SELECT p.cause FROM access_event p
           WHERE p.target_id = f.target_id AND p.occurred_at <= f.at AND p.marks & ${marks.inferred}::int = 0
             AND (p.occurred_at, p.event_id, p.item) < (f.at, f.event_id, f.item) AND p.operation_id IN ${reads}
           ORDER BY p.occurred_at DESC, p.event_id DESC, p.item DESC LIMIT 1) before ON TRUE
      WINDOW k AS (PARTITION BY f.target_id, f.principal_id, f.cause ORDER BY f.at, f.event_id, f.item)
    ), run AS (
      SELECT step.*, count(*) FILTER (WHERE NOT goes_on) OVER (
               PARTITION BY target_id, principal_id, cause ORDER BY at, event_id, item) AS run FROM step
    ), episode AS (
      SELECT target_id, principal_id, cause, min(at) AS began_at, min(at) FILTER (WHERE opens) AS opened_at, max(at) AS last_at,
             max(at) + ${minutes(quietMinutes)} AS closes_at, count(*)::int AS failures, min(context_id) AS context_id
        FROM run GROUP BY target_id, principal_id, cause, run
      HAVING bool_or(opens) AND (min(at) FILTER (WHERE opens) >= ${from}::timestamptz
                                 OR max(at) + ${minutes(quietMinutes)} > ${to}::timestamptz)
    )`;
}
