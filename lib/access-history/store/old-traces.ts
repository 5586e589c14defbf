import "server-only";
import { pool } from "@/lib/db/pool";

/**
 * Deletes what only served events that are gone: footprints and hours of logs older than the retention, what was set
 * aside and settled so long ago, and counters of pushes of days past, of which nothing lies aside.
 */
export async function deleteOldTracesAsSystem(now: Date): Promise<void> {
  const old =
    "($1::timestamptz - make_interval(months => (SELECT retention_months::int FROM installation)))";
  for (const statement of [
    `DELETE FROM footprint_made WHERE at < ${old}`,
    `DELETE FROM footprint_arrived WHERE at < ${old}`,
    `DELETE FROM log_hour WHERE hour < ${old}`,
    `DELETE FROM set_aside WHERE settled_at < ${old}`,
    `DELETE FROM ingest_piece WHERE via = 'push' AND updated_at < ${old}`,
  ])
    await pool().query(statement, [now]);
}
