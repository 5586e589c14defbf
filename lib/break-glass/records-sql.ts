import { Prisma } from "@/lib/db/prisma";
import { outside } from "./model/kinds";
import { unusedBetween } from "./unused-sql";
import { type UsesAsked, usesBetween } from "./uses-sql";

/** SQL condition: use `u`, of request `r` if any, is outside approval, and nobody has looked into it by then. */
export const toSettle = (at: Date) => Prisma.sql`(u.kind = ANY(${[...outside]})
  AND coalesce(r.reviewed_at > ${at}::timestamptz, TRUE)
  AND NOT EXISTS (SELECT FROM break_glass_settlement b WHERE b.use_id = u.id AND b.at <= ${at}::timestamptz))`;

/**
 * SELECT of what the figure counts and what stands beside it: uses that began in the span, windows that ended in it unused, and
 * windows whose review is overdue at its end. A window has the team, service and environment its secrets have in common.
 */
export function usesAndWindows(asked: UsesAsked): Prisma.Sql {
  const common = (column: string) =>
    Prisma.raw(
      `CASE WHEN count(DISTINCT s.${column}) = 1 AND count(s.${column}) = count(*) THEN min(s.${column}) END AS ${column}`,
    );
  return Prisma.sql`
    WITH ${usesBetween(asked)}, ${unusedBetween(asked)},
    beside AS (
      SELECT id, 'unused' AS kind FROM unused
      UNION ALL
      SELECT id, 'review-overdue' FROM win
       WHERE approval NOT IN ('emergency-pending', 'emergency-overdue') AND ends <= ${asked.asOf}::timestamptz AND review_by <= ${asked.asOf}::timestamptz
         AND coalesce(reviewed_at > ${asked.asOf}::timestamptz, TRUE)
    )
    SELECT u.id, u.kind, concat_ws(' · ', coalesce(s.path, t.label), 'BG-' || w.number) AS label, u.began_at AS at,
           u.team, u.service, u.environment, u.backend, u.classification, u.secret_id, u.request_id,
           CASE WHEN u.unresolved THEN p.name ELSE u.person END AS principal, ${toSettle(asked.asOf)} AS to_settle
      FROM used u
      JOIN access_target t ON t.id = u.target_id
      JOIN access_principal p ON p.id = u.principal_id
      LEFT JOIN secret s ON s.id = u.secret_id
      LEFT JOIN win w ON w.id = u.request_id
      LEFT JOIN break_glass_request r ON r.id = u.request_id
    UNION ALL
    SELECT b.kind || '~' || w.id, b.kind, 'BG-' || min(w.number) || ' · ' || min(s.path), min(w.ends),
           ${common("team")}, ${common("service")}, ${common("environment")}, ${common("backend")}, ${common("classification")},
           CASE WHEN count(*) = 1 THEN min(s.id::text)::uuid END, w.id, min(w.person_id), FALSE
      FROM beside b JOIN win w ON w.id = b.id
      JOIN break_glass_target bt ON bt.request_id = w.id JOIN secret s ON s.id = bt.secret_id
     GROUP BY b.kind, w.id`;
}
