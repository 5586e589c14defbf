import { Prisma } from "@/lib/db/prisma";

/** How far back hours are looked for: so many days may be wanting before nothing can be proved. */
const farthestDays = 400;

/**
 * CTEs that end in `covered_since`: for every place with so many covered hours before `to`, the beginning of the newest so
 * many. What was not seen since then was not there in `hours` proved hours. The hours wanting in between prove nothing
 * and are not among them.
 */
export function coveredSince({ to, now }: { to: Date; now: Date }, hours: number): Prisma.Sql {
  const farthest = Prisma.sql`(${to}::timestamptz - make_interval(days => ${farthestDays}::int))`;
  return Prisma.sql`place_context AS (
      SELECT x.id AS context_id, x.source_id, x.backend, x.account, x.region, x.cluster
        FROM access_context x JOIN source s ON s.id = x.source_id AND s.removed_from_config_at IS NULL
    ), told AS (
      SELECT context_id, hour, arrived, proved, 0 AS made FROM log_hour
       WHERE hour < ${to}::timestamptz AND hour >= ${farthest}
      UNION ALL
      SELECT context_id, date_trunc('hour', at, 'UTC'), 0, FALSE, 1 FROM footprint_made
       WHERE at < ${to}::timestamptz + interval '1 hour' AND at >= ${farthest}
    ), covered_hour AS (
      -- Added up and not joined: nobody could tell the planner how many hours these are.
      SELECT DISTINCT backend, account, region, cluster, hour
        FROM (SELECT c.backend, c.account, c.region, c.cluster, t.hour FROM told t JOIN place_context c USING (context_id)
               GROUP BY c.source_id, c.backend, c.account, c.region, c.cluster, t.hour
              HAVING bool_or(t.proved) OR (sum(t.arrived) >= greatest(sum(t.made), 1)
                                           AND t.hour + interval '1 hour' <= ${now}::timestamptz)) h
    ), covered_since AS MATERIALIZED (
      SELECT backend, account, region, cluster, min(hour) AS since
        FROM (SELECT *, row_number() OVER (PARTITION BY backend, account, region, cluster ORDER BY hour DESC) AS nth
                FROM covered_hour) numbered
       WHERE nth <= ${hours}::int GROUP BY 1, 2, 3, 4 HAVING count(*) = ${hours}::int
    )`;
}
