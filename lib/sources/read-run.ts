import "server-only";
import { pool } from "@/lib/db/pool";
import { SyncRun } from "./model";

/** Columns of sync_run as SyncRun has them. */
export const runColumns = `
  r.id, r.source_id AS "sourceId", r.status, r.trigger, r.started_at AS "startedAt", r.finished_at AS "finishedAt",
  r.heartbeat_at AS "heartbeatAt", r.found, r."new", r.changed, r.removed, r.held_removals AS "heldRemovals", r.pages,
  CASE WHEN r.status = 'running' THEN greatest(0, r.found - r."new" - r.changed) ELSE r.unchanged END AS unchanged,
  r.expected, r.lost_scopes AS "lostScopes", r.failures`;

/** Instants come as Date, or as text out of to_jsonb. */
const iso = (value: unknown) =>
  value instanceof Date || typeof value === "string" ? new Date(value).toISOString() : value;

/** Reads a row of `runColumns`. */
export const toRun = (row: Record<string, unknown>): SyncRun =>
  SyncRun.parse({
    ...row,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
    heartbeatAt: iso(row.heartbeatAt),
  });

/** One run by id; null when there is none. */
export async function readRun(runId: string): Promise<SyncRun | null> {
  const { rows } = await pool().query(`SELECT ${runColumns} FROM sync_run r WHERE r.id = $1`, [
    runId,
  ]);
  return rows[0] ? toRun(rows[0]) : null;
}

/** The run of a source that is on, if any. */
export async function runningRunOf(sourceId: string): Promise<SyncRun | null> {
  const { rows } = await pool().query(
    `SELECT ${runColumns} FROM sync_run r WHERE r.source_id = $1 AND r.status = 'running'
      ORDER BY r.started_at DESC LIMIT 1`,
    [sourceId],
  );
  return rows[0] ? toRun(rows[0]) : null;
}

/** Every run that is on. */
export async function runningRuns(): Promise<SyncRun[]> {
  const { rows } = await pool().query(
    `SELECT ${runColumns} FROM sync_run r WHERE r.status = 'running' ORDER BY r.started_at`,
  );
  return rows.map(toRun);
}
