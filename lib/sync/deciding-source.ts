import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";

const Row = z.object({ id: z.string() });

/**
 * The source whose rules and defaults hold for a place: of those in the config that watch it, the first in the file. So
 * a place that two sources read is derived alike by both.
 * @param reading the source that is reading the place now, whether it watched it before or not
 */
export async function decidingSource(
  placeId: number,
  reading: string | null,
): Promise<string | null> {
  const { rows } = await pool().query(
    `SELECT s.id FROM source s
      WHERE s.removed_from_config_at IS NULL
        AND (s.id = $2 OR EXISTS (SELECT FROM place_watch w WHERE w.place_id = $1 AND w.source_id = s.id))
      ORDER BY s.position LIMIT 1`,
    [placeId, reading],
  );
  return rows[0] ? Row.parse(rows[0]).id : null;
}
