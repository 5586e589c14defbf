import "server-only";
import type { PoolClient } from "pg";
import type { Failure } from "@/lib/backends/secret-backend";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import type { RunFailure } from "@/lib/sources/model";
import { lockPlace } from "./lock-place";
import { saveWatch } from "./places";
import { type Missing, removeMissing } from "./remove-missing";
import type { Run } from "./run-context";

/** How the listing of a place ended. */
export interface PlaceEnd {
  placeId: number;
  found: number;
  /** Null: the listing was not complete, so nothing may be removed. */
  missing: readonly Missing[] | null;
  /** With `missing`: parts of entries that could not be read. */
  failures: readonly RunFailure[];
  /** Optional rights refused: less is known, and the run is none the worse. */
  notices: readonly Failure[];
}

/** Ends a place in one transaction: removals, the watch's state, and the mark that a resumed run need not read it again. */
export async function closePlace(run: Run, end: PlaceEnd): Promise<void> {
  const { placeId, found, missing, failures, notices } = end;
  const at = { placeId, sourceId: run.sourceId, runId: run.runId };
  await inInventoryWrite(run.clock, async (client, now) => {
    await lockPlace(client, placeId);
    const [failure] = failures;
    const [notice] = notices;
    await saveWatch(client, {
      ...at,
      state: missing === null ? "failing" : "ok",
      at: missing === null ? null : now,
      cause: failure?.cause ?? null,
      message: failure?.message ?? notice?.message ?? null,
    });
    await client.query(
      "UPDATE place SET first_sync_at = $2 WHERE id = $1 AND first_sync_at IS NULL",
      [placeId, now],
    );
    const { removed, held } =
      missing === null ? { removed: 0, held: 0 } : await removeMissing(client, now, at, missing);
    const status =
      missing === null ? (found > 0 ? "incomplete" : "failed") : held > 0 ? "held" : "done";
    await markPlace(client, run, { ...end, status, removed, held, now });
  });
}

async function markPlace(
  client: PoolClient,
  run: Run,
  end: PlaceEnd & { status: string; removed: number; held: number; now: Date },
): Promise<void> {
  await client.query(
    "INSERT INTO sync_run_place (run_id, place_id, status, found, finished_at) VALUES ($1, $2, $3, $4, $5)",
    [run.runId, end.placeId, end.status, end.found, end.now],
  );
  await client.query(
    `UPDATE sync_run SET removed = removed + $2, held_removals = held_removals + $3, failures = failures || $4::jsonb
      WHERE id = $1`,
    [run.runId, end.removed, end.held, JSON.stringify(end.failures)],
  );
}
