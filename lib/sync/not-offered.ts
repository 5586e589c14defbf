import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { deriveAllIfDue, deriveAllSoon } from "./derive-all";
import { placeColumns, StoredPlaceRow } from "./places";
import type { RunContext } from "./run-context";

/**
 * Places this source read before and is not offered any more. What its settings ask for no more is watched no more;
 * the rest is lost, until sys/mounts, an audit event or an operator says that it is gone.
 * @param offered places of this run, lost ones included
 * @returns labels of what is lost
 */
export async function noteNotOffered(
  run: RunContext,
  offered: readonly number[],
): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT ${placeColumns} FROM place p JOIN place_watch w ON w.place_id = p.id
      WHERE w.source_id = $1 AND NOT w.place_id = ANY($2) ORDER BY p.label`,
    [run.sourceId, offered],
  );
  const places = z.array(StoredPlaceRow).parse(rows);
  const lost = places.filter((place) => run.asksFor(place));
  await pool().query(
    `UPDATE place_watch SET state = 'lost', failure_cause = 'denied',
            message = 'Not offered any more: it is gone, or what Kagimori may see became less.'
      WHERE source_id = $1 AND place_id = ANY($2)`,
    [run.sourceId, lost.map(({ id }) => id)],
  );
  const left = places.filter((place) => !run.asksFor(place));
  if (left.length > 0)
    await stopWatching(
      run,
      left.map(({ id }) => id),
    );
  return lost.map(({ label }) => label);
}

/** Entries of a place that nobody watches now count no more. That rows are to be derived again is noted first. */
async function stopWatching(run: RunContext, placeIds: readonly number[]): Promise<void> {
  await deriveAllSoon();
  await pool().query("DELETE FROM place_watch WHERE source_id = $1 AND place_id = ANY($2)", [
    run.sourceId,
    placeIds,
  ]);
  await deriveAllIfDue(run.derivation, run.clock, run.signal);
}
