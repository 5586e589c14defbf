import { Prisma } from "@/lib/db/prisma";

/**
 * CTEs `win` (windows as they were known at an instant: opens, ends, approval) and `win_secret` (what they are for, until it
 * was made anew). Says what reconcile.ts calls a Window.
 */
export function windowsAt(asOf: Date): Prisma.Sql {
  const at = Prisma.sql`${asOf}::timestamptz`;
  return Prisma.sql`
    win AS (
      SELECT w.*, CASE WHEN w.status = 'rejected' THEN 'rejected' WHEN NOT w.emergency THEN 'approved'
                       WHEN w.status = 'approved' THEN 'emergency-approved'
                       WHEN w.approve_by <= ${at} THEN 'emergency-overdue' ELSE 'emergency-pending' END AS approval
        FROM (SELECT r.id, r.number, r.person_id, r.requested_at, r.emergency, r.approve_by, r.decided_at, r.review_by, r.reviewed_at,
                     CASE WHEN r.decided_at <= ${at} THEN CASE WHEN r.status = 'rejected' THEN 'rejected' ELSE 'approved' END
                          ELSE 'requested' END AS status,
                     CASE WHEN r.emergency THEN r.window_from ELSE greatest(r.window_from, r.decided_at) END AS opens,
                     CASE WHEN r.ended_at <= ${at} THEN r.ended_at ELSE r.window_to END AS ends
                FROM break_glass_request r
               WHERE r.requested_at <= ${at} AND coalesce(r.withdrawn_at > ${at}, TRUE)) w
       WHERE w.opens < w.ends AND (w.emergency OR w.status = 'approved')
    ),
    win_secret AS (
      SELECT t.request_id, t.secret_id,
             (SELECT min(greatest(coalesce(x.created_at, x.recorded_at), w.requested_at))
                FROM (SELECT recorded_at, created_at, incarnation FROM secret WHERE id = t.secret_id
                      UNION ALL
                      SELECT recorded_at, created_at, incarnation FROM secret_history WHERE id = t.secret_id) x
               WHERE x.recorded_at > w.requested_at AND x.recorded_at <= ${at} AND x.incarnation IS DISTINCT FROM t.incarnation) AS until
        FROM break_glass_target t JOIN win w ON w.id = t.request_id
    )`;
}
