import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { conflict, notFound } from "@/lib/errors";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import { lockPlace } from "@/lib/sync/lock-place";
import { supersede } from "@/lib/sync/supersede";
import { demand } from "./demand";
import { Decision } from "./model";

const Held = z.object({ heldAt: z.date(), decision: z.string().nullable(), place: z.string() });

/**
 * Settles removals the guard held in one place and run. Approved: what is still missing is removed. Rejected: it stays
 * and counts, marked as not seen, and is not asked about again until it was seen. Throws not-found and conflict.
 * @returns how many entries were removed
 */
export async function decideHeldRemoval(
  viewer: Viewer,
  held: { placeId: number; runId: string },
  input: Decision,
  clock: () => Date,
): Promise<{ removed: number }> {
  demand(viewer, "removal:decide");
  const { decision, reason } = Decision.parse(input);
  return inInventoryWrite(clock, async (client, now) => {
    await lockPlace(client, held.placeId);
    const { heldAt, place } = await waiting(client, held);
    const removed =
      decision === "rejected"
        ? 0
        : await supersede(
            client,
            now,
            "removed_at = $1",
            "s.place_id = $2 AND s.not_seen_since = $3 AND s.removed_at IS NULL",
            [held.placeId, heldAt],
          );
    await client.query(
      `UPDATE held_removal SET decision = $3, decided_at = $4, decided_by = $5, reason = $6
        WHERE place_id = $1 AND run_id = $2`,
      [held.placeId, held.runId, decision, now, viewer.name, reason],
    );
    const detail = { decision, reason, removed, runId: held.runId };
    await appendEntryIn(client, viewer, "removal-decided", place, detail, now);
    return { removed };
  });
}

async function waiting(
  client: PoolClient,
  { placeId, runId }: { placeId: number; runId: string },
): Promise<z.infer<typeof Held>> {
  const { rows } = await client.query(
    `SELECT h.held_at AS "heldAt", h.decision, p.key AS place
       FROM held_removal h JOIN place p ON p.id = h.place_id WHERE h.place_id = $1 AND h.run_id = $2 FOR UPDATE OF h`,
    [placeId, runId],
  );
  if (!rows[0]) throw notFound("No removals were held in this place by this run.");
  const held = Held.parse(rows[0]);
  if (held.decision !== null)
    throw conflict(`These removals are settled already: ${held.decision}.`);
  return held;
}
