import { readUses } from "@/lib/access-history/model/terms";
import { Prisma } from "@/lib/db/prisma";

/**
 * CTEs that follow `provable_place` (place_id, since) and end in read_secret and accessed_secret: ids and identities of what
 * was read since then. They rest on reads before `to` by anybody but Kagimori and what rotates: secret_read (of a secret, the
 * last), prefix_read (of a prefix or filter, under which any secret may have been read) and accessed_day (the UTC day the
 * backend says an entry, or a replica of it, was last accessed, unless a rotation of that day explains it). Each is worked out
 * once: put into the question of every secret, it would be worked out for every secret.
 */
export function readSince(to: Date): Prisma.Sql {
  const byOthers = Prisma.sql`p.kind <> 'kagimori' AND NOT p.rotates`;
  const reads = Prisma.sql`(SELECT id FROM access_operation WHERE use = ANY(${[...readUses]}))`;
  // A reader row knows the first and the last read only: for one that went on after `to` the events are asked.
  const lastBefore = Prisma.sql`CASE WHEN r.last_at < ${to}::timestamptz THEN r.last_at ELSE (
      SELECT max(e.occurred_at) FROM access_event e
       WHERE e.target_id = r.target_id AND e.principal_id = r.principal_id AND e.occurred_at < ${to}::timestamptz
         AND e.cause = 0 AND e.marks & 1 = 0 AND e.operation_id IN ${reads}) END`;
  return Prisma.sql`reader AS (
      SELECT t.secret_id, t.path_level, t.identities, ${lastBefore} AS last_at
        FROM access_reader r JOIN access_principal p ON p.id = r.principal_id AND ${byOthers}
        JOIN access_target t ON t.id = r.target_id
       WHERE r.first_at < ${to}::timestamptz
    ), secret_read AS MATERIALIZED (
      SELECT secret_id, max(last_at) AS last_at FROM reader WHERE secret_id IS NOT NULL GROUP BY 1
    ), prefix_read AS MATERIALIZED (
      SELECT prefix, max(last_at) AS last_at FROM reader CROSS JOIN LATERAL unnest(identities) AS prefix
       WHERE path_level GROUP BY 1
    ), accessed_day AS MATERIALIZED (
      SELECT identity, max(day) AS day FROM (
        SELECT coalesce(a.parent_identity, a.identity) AS identity, u.last_accessed_on AS day
          FROM secret_use u JOIN secret a ON a.id = u.secret_id
         WHERE EXISTS (SELECT FROM provable_place) AND u.last_accessed_on < ${to}::timestamptz AND NOT EXISTS (
           SELECT FROM access_target t JOIN access_event e ON e.target_id = t.id JOIN access_principal p ON p.id = e.principal_id
            WHERE t.secret_id = u.secret_id AND p.rotates AND e.cause = 0 AND e.operation_id IN ${reads}
              AND e.occurred_at >= u.last_accessed_on::timestamp AT TIME ZONE 'UTC'
              AND e.occurred_at < (u.last_accessed_on + 1)::timestamp AT TIME ZONE 'UTC')) d GROUP BY 1
    ), read_secret AS (
      SELECT r.secret_id FROM secret_read r JOIN secret a ON a.id = r.secret_id JOIN provable_place c ON c.place_id = a.place_id
       WHERE r.last_at >= c.since
    ), accessed_secret AS (
      SELECT d.identity FROM accessed_day d JOIN secret a ON a.identity = d.identity JOIN provable_place c ON c.place_id = a.place_id
       WHERE d.day >= (c.since AT TIME ZONE 'UTC')::date
    )`;
}
