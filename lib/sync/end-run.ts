import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { RunFailure } from "@/lib/sources/model";
import type { PlacesRead } from "./read-places";
import type { Run } from "./run-context";
import { finishRun } from "./run-record";

const Ended = z.object({
  read: z.boolean(),
  held: z.boolean(),
  failures: z.array(RunFailure),
});

/** Ends a run that was not aborted: its status, and what its source shows from now on. */
export async function endRun(run: Run, { lost, failures, brokeOff }: PlacesRead): Promise<void> {
  const { rows } = await pool().query(
    `SELECT EXISTS (SELECT FROM sync_run_place p WHERE p.run_id = r.id AND p.status <> 'failed') AS read,
            r.held_removals > 0 AS held, r.failures
       FROM sync_run r WHERE r.id = $1`,
    [run.runId],
  );
  const ended = Ended.parse(rows[0]);
  const all = [...failures, ...ended.failures];
  const whole = !brokeOff && lost.length === 0 && all.length === 0;
  const now = run.clock();
  await finishRun(run.runId, statusOf(whole, ended), now, failures, lost);
  await pool().query(
    `UPDATE source SET last_complete_at = coalesce($2, last_complete_at), failure_cause = $3, message = $4
      WHERE id = $1`,
    whole ? [run.sourceId, now, null, null] : [run.sourceId, null, ...reason(all, lost)],
  );
}

/** A run that read no place at all has failed; lost or failing places make it partial. */
function statusOf(whole: boolean, { read, held }: z.infer<typeof Ended>) {
  if (!whole) return read ? "partial" : "failed";
  return held ? "held" : "done";
}

function reason([first]: readonly RunFailure[], lost: readonly string[]): [string, string] {
  if (first) return [first.cause, first.message];
  return ["denied", `Not offered any more: ${lost.slice(0, 3).join(", ")}`];
}
