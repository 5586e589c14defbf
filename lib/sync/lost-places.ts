import "server-only";
import { z } from "zod";
import type { Failure, FoundPlace } from "@/lib/backends/secret-backend";
import { pool } from "@/lib/db/pool";
import type { RunFailure } from "@/lib/sources/model";
import { savePlace, saveWatch } from "./places";
import type { Run } from "./run-context";

export type Lost = Extract<FoundPlace, { lost: unknown }>["lost"];

/**
 * A place the source can no longer read, or all places it knows of what holds several. Their entries stay; a Region
 * that is not enabled is no failure.
 */
export async function noteLost(
  run: Run,
  { place, failure, holdsPlaces }: Lost,
): Promise<{ placeIds: number[]; failure: RunFailure | null; labels: string[] }> {
  if (holdsPlaces) return noteAllLost(run, place, failure);
  const placeId = await savePlace(place);
  const enabled = failure.cause !== "not-enabled";
  await saveWatch(pool(), {
    placeId,
    sourceId: run.sourceId,
    state: enabled ? "lost" : "not-enabled",
    at: null,
    cause: failure.cause,
    message: failure.message,
  });
  return {
    placeIds: [placeId],
    labels: [place.label],
    failure: enabled ? { scope: place.label, ...failure } : null,
  };
}

const Held = z.object({ id: z.number() });

/** What was never read of it is no place yet, so the holder itself stands in the list of what is lost. */
async function noteAllLost(run: Run, holder: Lost["place"], failure: Failure) {
  const { rows } = await pool().query(
    `UPDATE place_watch AS w SET state = 'lost', failure_cause = $3, message = $4
       FROM place p
      WHERE p.id = w.place_id AND w.source_id = $1 AND starts_with(p.key, $2 || ':')
     RETURNING p.id`,
    [run.sourceId, holder.key, failure.cause, failure.message],
  );
  return {
    placeIds: z
      .array(Held)
      .parse(rows)
      .map(({ id }) => id),
    labels: [holder.label],
    failure: { scope: holder.label, ...failure },
  };
}

/** The source broke off before it had offered all its places: what was not read is failing, not lost. */
export async function noteNotReached(
  run: Run,
  reached: readonly number[],
  failure: Failure,
): Promise<void> {
  await pool().query(
    `UPDATE place_watch SET state = 'failing', failure_cause = $3, message = $4
      WHERE source_id = $1 AND state = 'ok' AND NOT place_id = ANY($2)`,
    [run.sourceId, reached, failure.cause, failure.message],
  );
}
