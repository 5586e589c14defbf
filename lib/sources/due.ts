import "server-only";
import { z } from "zod";
import { pool } from "@/lib/db/pool";

/** After a failure that time may heal, a source is asked again after this long, if its schedule is longer. */
const RETRY_SECONDS = 15 * 60;

const Row = z.object({ id: z.string() });

/** Of these sources, those whose next sync is due. One that has never been tried is. */
export async function dueSources(sourceIds: readonly string[], now: Date): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT id FROM source
      WHERE id = ANY($1) AND removed_from_config_at IS NULL
        AND (last_attempt_at IS NULL OR last_attempt_at + make_interval(secs =>
              CASE WHEN failure_cause IN ('throttled', 'unreachable')
                   THEN least(schedule_seconds, $3) ELSE schedule_seconds END) <= $2)
      ORDER BY position`,
    [sourceIds, now, RETRY_SECONDS],
  );
  return z
    .array(Row)
    .parse(rows)
    .map(({ id }) => id);
}
