import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { conflict, notFound } from "@/lib/errors";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import { lockPlace } from "@/lib/sync/lock-place";
import { supersede } from "@/lib/sync/supersede";
import { demand } from "./demand";
import { Gone } from "./model";

const Lost = z.object({ state: z.string(), place: z.string() });

/**
 * An operator's word that a lost place is gone: this source watches it no more, and unless another source reads it, its
 * entries are removed. When it is offered again, they come back. Throws not-found, and conflict where it is not lost.
 * @returns how many entries were removed
 */
export async function declareGone(
  viewer: Viewer,
  { placeId, sourceId }: { placeId: number; sourceId: string },
  input: Gone,
  clock: () => Date,
): Promise<{ removed: number }> {
  demand(viewer, "removal:decide");
  const { reason } = Gone.parse(input);
  return inInventoryWrite(clock, async (client, now) => {
    await lockPlace(client, placeId);
    const { rows } = await client.query(
      `SELECT w.state, p.key AS place FROM place_watch w JOIN place p ON p.id = w.place_id
        WHERE w.place_id = $1 AND w.source_id = $2 FOR UPDATE OF w`,
      [placeId, sourceId],
    );
    if (!rows[0]) throw notFound("This source does not watch this place.");
    const { state, place } = Lost.parse(rows[0]);
    if (state !== "lost")
      throw conflict("Only a lost place can be declared gone: this one is read.");
    await client.query("DELETE FROM place_watch WHERE place_id = $1 AND source_id = $2", [
      placeId,
      sourceId,
    ]);
    const removed = await supersede(
      client,
      now,
      "removed_at = $1",
      `s.place_id = $2 AND s.removed_at IS NULL AND NOT EXISTS (
         SELECT FROM place_watch w JOIN source o ON o.id = w.source_id
          WHERE w.place_id = $2 AND o.removed_from_config_at IS NULL)`,
      [placeId],
    );
    const detail = { decision: "gone", reason, removed, sourceId };
    await appendEntryIn(client, viewer, "removal-decided", place, detail, now);
    return { removed };
  });
}
