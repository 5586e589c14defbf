import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { uuid7 } from "@/lib/db/uuid7";
import type { RunFailure, RunStatus, RunTrigger } from "@/lib/sources/model";

/** A run left behind by a killed process is taken up again if it was alive this recently; else it is closed. */
const RESUMABLE_MS = 60 * 60_000;

const Open = z.object({ id: z.string(), heartbeatAt: z.date(), pages: z.number() });
const Expected = z.object({ found: z.number() });

export interface OpenRun {
  id: string;
  /** Places finished before the process that began the run was killed. */
  donePlaces: ReadonlySet<number>;
  /** Entries of those places. */
  found: number;
  /** Pages read before. */
  pages: number;
}

/**
 * Begins a run, or takes up the one a killed process left. The caller holds the source's lock, so a run that says it is
 * running is not.
 */
export async function openRun(
  sourceId: string,
  trigger: RunTrigger,
  clock: () => Date,
): Promise<OpenRun> {
  const now = clock();
  const { rows } = await pool().query(
    `SELECT id, heartbeat_at AS "heartbeatAt", pages FROM sync_run
      WHERE source_id = $1 AND status = 'running' ORDER BY started_at DESC`,
    [sourceId],
  );
  const [latest, ...older] = z.array(Open).parse(rows);
  const resumed =
    latest && now.getTime() - latest.heartbeatAt.getTime() <= RESUMABLE_MS ? latest : undefined;
  for (const run of resumed ? older : [latest, ...older]) if (run) await closeOrphan(run.id, now);
  if (resumed) {
    return { id: resumed.id, pages: resumed.pages, ...(await donePlaces(resumed.id)) };
  }
  const id = uuid7(now.getTime());
  await pool().query(
    `INSERT INTO sync_run (id, source_id, status, trigger, started_at, heartbeat_at, expected)
     VALUES ($1, $2, 'running', $3, $4, $4, $5)`,
    [id, sourceId, trigger, now, await expectedOf(sourceId)],
  );
  await pool().query("UPDATE source SET last_attempt_at = $2 WHERE id = $1", [sourceId, now]);
  return { id, donePlaces: new Set(), found: 0, pages: 0 };
}

async function closeOrphan(runId: string, now: Date): Promise<void> {
  const failure: RunFailure = {
    cause: "unexpected",
    scope: "run",
    message: "The process that ran it ended before the run did.",
    todo: "Nothing: the next run reads everything again.",
  };
  await finishRun(runId, "failed", now, [failure], []);
}

async function donePlaces(runId: string): Promise<Pick<OpenRun, "donePlaces" | "found">> {
  const { rows } = await pool().query(
    "SELECT place_id AS id, found FROM sync_run_place WHERE run_id = $1",
    [runId],
  );
  const places = z.array(z.object({ id: z.number(), found: z.number() })).parse(rows);
  return {
    donePlaces: new Set(places.map(({ id }) => id)),
    found: places.reduce((sum, { found }) => sum + found, 0),
  };
}

async function expectedOf(sourceId: string): Promise<number | null> {
  const { rows } = await pool().query(
    `SELECT found FROM sync_run WHERE source_id = $1 AND status IN ('done', 'held')
      ORDER BY started_at DESC LIMIT 1`,
    [sourceId],
  );
  return rows[0] ? Expected.parse(rows[0]).found : null;
}

/** Ends a run. What was found and is neither new nor changed was unchanged. */
export async function finishRun(
  runId: string,
  status: Exclude<RunStatus, "running">,
  now: Date,
  failures: readonly RunFailure[],
  lostScopes: readonly string[],
): Promise<void> {
  await pool().query(
    `UPDATE sync_run SET status = $2, finished_at = $3, heartbeat_at = $3, failures = failures || $4::jsonb,
            lost_scopes = $5::jsonb, unchanged = greatest(0, found - "new" - changed)
      WHERE id = $1 AND status = 'running'`,
    [runId, status, now, JSON.stringify(failures), JSON.stringify(lostScopes)],
  );
}
