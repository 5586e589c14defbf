import { Prisma } from "@/lib/db/prisma";

/** How far back hours are looked for: so many days may be wanting before nothing can be proved. */
const farthestDays = 400;

/**
 * CTEs that end in `covered_since`: for every place with so many covered hours before `to`, the beginning of the newest so
 * many. What was not seen since then was not there in `hours` proved hours. The hours wanting in between prove nothing
 * and are not among them.
 */
export function coveredSince({ to, now }: { to: Date; now: Date }, hours: number): Prisma.Sql {
  return Prisma.sql`covered_hour AS (
      SELECT DISTINCT c.backend, c.account, c.region, c.cluster, h.hour
        FROM (SELECT s.id AS source_id, x.backend, x.account, x.region, x.cluster, array_agg(x.id) AS contexts
                FROM access_context x JOIN source s ON s.id = x.source_id AND s.removed_from_config_at IS NULL
               GROUP BY 1, 2, 3, 4, 5) c
       CROSS JOIN LATERAL (
         SELECT l.hour, sum(l.arrived) AS arrived, bool_or(l.proved) AS proved
           FROM log_hour l WHERE l.context_id = ANY(c.contexts) AND l.hour < ${to}::timestamptz
            AND l.hour >= ${to}::timestamptz - make_interval(days => ${farthestDays}::int) GROUP BY 1) h
       CROSS JOIN LATERAL (
         SELECT count(*) AS n FROM footprint_made m WHERE m.context_id = ANY(c.contexts)
            AND m.at >= h.hour AND m.at < h.hour + interval '1 hour' AND NOT h.proved) made
       WHERE h.proved OR (h.arrived >= greatest(made.n, 1) AND h.hour + interval '1 hour' <= ${now}::timestamptz)
    ), covered_since AS (
      SELECT backend, account, region, cluster, min(hour) AS since
        FROM (SELECT *, row_number() OVER (PARTITION BY backend, account, region, cluster ORDER BY hour DESC) AS nth
                FROM covered_hour) numbered
       WHERE nth <= ${hours}::int GROUP BY 1, 2, 3, 4 HAVING count(*) = ${hours}::int
    )`;
}
