import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { CallsOfDay, HeldRemoval, Watch } from "./model";

const iso = z
  .date()
  .transform((date) => date.toISOString())
  .nullable();

/** Places of a source, those that need somebody first, with the number of entries stored of each. */
export async function readWatches(sourceId: string): Promise<Watch[]> {
  const { rows } = await pool().query(
    `SELECT p.id AS "placeId", p.key AS "placeKey", p.label, w.state, w.last_complete_at AS "lastCompleteAt",
            w.failure_cause AS "failureCause", w.message,
            (SELECT count(*)::int FROM secret s WHERE s.place_id = p.id AND s.removed_at IS NULL) AS entries
       FROM place_watch w JOIN place p ON p.id = w.place_id
      WHERE w.source_id = $1
      ORDER BY array_position(ARRAY['lost', 'failing', 'ok', 'not-enabled'], w.state), p.label, p.key`,
    [sourceId],
  );
  return z.array(Watch.extend({ lastCompleteAt: iso })).parse(rows);
}

const HeldRow = HeldRemoval.extend({ heldAt: iso.unwrap(), decidedAt: iso });

/** Held removals of a source: those that wait, and the last ten that were settled. */
export async function readHeldRemovals(sourceId: string): Promise<HeldRemoval[]> {
  const { rows } = await pool().query(
    `SELECT h.run_id AS "runId", h.place_id AS "placeId", p.label AS place, h.source_id AS "sourceId",
            h.held_at AS "heldAt", h.count, h.decision, h.decided_at AS "decidedAt", h.decided_by AS "decidedBy",
            h.reason, coalesce(waiting.count, 0)::int AS waiting, coalesce(waiting.examples, '{}') AS examples
       FROM held_removal h JOIN place p ON p.id = h.place_id
       LEFT JOIN LATERAL (
         SELECT count(*) AS count, (array_agg(s.path ORDER BY s.path))[1:10] AS examples FROM secret s
          WHERE h.decision IS NULL AND s.place_id = h.place_id AND s.not_seen_since = h.held_at
            AND s.removed_at IS NULL) AS waiting ON TRUE
      WHERE h.source_id = $1
      ORDER BY h.decision IS NOT NULL, h.held_at DESC LIMIT 10 + (
        SELECT count(*) FROM held_removal WHERE source_id = $1 AND decision IS NULL)`,
    [sourceId],
  );
  return z.array(HeldRow).parse(rows);
}

/** Our own calls to a source in the last 30 UTC days, newest first. */
export async function readCalls(
  sourceId: string,
  now: Date,
): Promise<z.infer<typeof CallsOfDay>[]> {
  const { rows } = await pool().query(
    `SELECT day::text AS day, api, calls FROM api_call_count
      WHERE source_id = $1 AND day > (($2::timestamptz AT TIME ZONE 'UTC')::date - 30)
      ORDER BY day DESC, calls DESC, api`,
    [sourceId, now],
  );
  return z.array(CallsOfDay).parse(rows);
}
