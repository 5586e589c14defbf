import { Prisma } from "@/lib/db/prisma";
import { arrivesWithinHours } from "./model";

/** [from, to), and the clock of the question. */
export interface HoursSpan {
  from: Date;
  to: Date;
  now: Date;
}

/**
 * CTEs that end in `log_hours`: the hours (UTC) of every log in the config file that begin in the span, each with its
 * state. One log: a source's account × Region × backend, or its cluster, of which all namespaces write one log. `known`
 * is false before the first hour anything is known of the log.
 */
export function logHours({ from, to, now }: HoursSpan): Prisma.Sql {
  const stays = Prisma.raw(`interval '${1 + arrivesWithinHours} hours'`);
  return Prisma.sql`log_context AS (
      SELECT c.id AS context_id, c.source_id, c.backend, c.account, c.region, c.cluster,
             min(c.id) OVER (PARTITION BY c.source_id, c.backend, c.account, c.region, c.cluster) AS log_id
        FROM access_context c JOIN source s ON s.id = c.source_id AND s.removed_from_config_at IS NULL
    ), log AS (
      SELECT c.log_id, min(c.source_id) AS source_id, min(c.backend) AS backend, min(c.account) AS account,
             min(c.region) AS region, min(c.cluster) AS cluster,
             date_trunc('hour', least(min(made.at), min(seen.hour)), 'UTC') AS known_from
        FROM log_context c
        LEFT JOIN LATERAL (SELECT min(at) AS at FROM footprint_made m WHERE m.context_id = c.context_id) made ON TRUE
        LEFT JOIN LATERAL (SELECT min(hour) AS hour FROM log_hour h WHERE h.context_id = c.context_id) seen ON TRUE
       GROUP BY c.log_id
    ), made AS (
      SELECT c.log_id, date_trunc('hour', m.at, 'UTC') AS hour, count(*)::int AS n
        FROM footprint_made m JOIN log_context c USING (context_id)
       WHERE m.at >= date_trunc('hour', ${from}::timestamptz, 'UTC') AND m.at < ${to}::timestamptz GROUP BY 1, 2
    ), seen AS (
      SELECT c.log_id, h.hour, sum(h.arrived)::int AS arrived, bool_or(h.proved) AS proved, sum(h.records)::int AS records
        FROM log_hour h JOIN log_context c USING (context_id)
       WHERE h.hour >= date_trunc('hour', ${from}::timestamptz, 'UTC') AND h.hour < ${to}::timestamptz GROUP BY 1, 2
    ), log_hours AS (
      SELECT log.*, t.hour, coalesce(made.n, 0) AS made, coalesce(seen.arrived, 0) AS arrived,
             coalesce(seen.proved, FALSE) AS proved, coalesce(seen.records, 0) AS records,
             coalesce(t.hour >= log.known_from, FALSE) AS known,
             CASE WHEN seen.proved THEN 'covered'
                  WHEN t.hour + interval '1 hour' <= ${now}::timestamptz AND seen.arrived >= greatest(made.n, 1) THEN 'covered'
                  WHEN t.hour + ${stays} > ${now}::timestamptz THEN 'pending'
                  WHEN made.n > 0 THEN 'gap' ELSE 'unprovable' END AS state
        FROM log
       CROSS JOIN generate_series(date_trunc('hour', ${from}::timestamptz, 'UTC'),
                                  ${to}::timestamptz - interval '1 microsecond', '1 hour') AS t(hour)
        LEFT JOIN made ON made.log_id = log.log_id AND made.hour = t.hour
        LEFT JOIN seen ON seen.log_id = log.log_id AND seen.hour = t.hour
    )`;
}
