import "server-only";
import { pool } from "@/lib/db/pool";

/**
 * Deletes sync runs after 25 months, counts of our own calls after 13, failed sign-ins after a day. Coverage of a past
 * day is told from the runs, so the newest complete run of a source stays whatever its age.
 */
export async function deleteOldAsSystem(now: Date): Promise<void> {
  await pool().query(
    `DELETE FROM sync_run r
      WHERE r.started_at < $1::timestamptz - interval '25 months'
        AND r.id <> ALL (SELECT DISTINCT ON (source_id) id FROM sync_run
                          WHERE status IN ('done', 'held') ORDER BY source_id, started_at DESC)
        AND NOT EXISTS (SELECT FROM held_removal h WHERE h.run_id = r.id AND h.decision IS NULL)`,
    [now],
  );
  await pool().query(
    "DELETE FROM api_call_count WHERE day < ($1::timestamptz - interval '13 months')::date",
    [now],
  );
  await pool().query("DELETE FROM sign_in_failure WHERE at < $1::timestamptz - interval '1 day'", [
    now,
  ]);
}
