import { Prisma } from "@/lib/db/prisma";

/**
 * A lateral FROM item named `s` with team, service, environment and classification of the secret `secretId` as they were known at
 * `instant`, else as first known. No row where the secret is not known; left-joined, its columns are then null.
 */
export function attributesAt(secretId: Prisma.Sql, instant: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LATERAL (
    SELECT v.team, v.service, v.environment, v.classification
      FROM (SELECT c.recorded_at, c.team, c.service, c.environment, c.classification FROM secret c WHERE c.id = ${secretId}
            UNION ALL
            SELECT h.recorded_at, h.team, h.service, h.environment, h.classification FROM secret_history h WHERE h.id = ${secretId}) v
     ORDER BY v.recorded_at <= ${instant} DESC,
              CASE WHEN v.recorded_at <= ${instant} THEN v.recorded_at END DESC, v.recorded_at
     LIMIT 1) s`;
}
