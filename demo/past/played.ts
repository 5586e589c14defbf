import { z } from "zod";
import { pool } from "@/lib/db/pool";

const Row = z.object({ last_sync: z.date().nullable(), closed: z.array(z.string()) });

/** How far the past was played: the last sync that every source has finished, and the days that are closed. */
export async function readEvenings(): Promise<{ lastSync: number; closed: Set<string> }> {
  const { rows } = await pool().query(
    `SELECT (SELECT min(last) FROM (
               SELECT max(r.started_at) FILTER (WHERE r.status IN ('done', 'held', 'partial')) AS last
                 FROM source s LEFT JOIN sync_run r ON r.source_id = s.id
                WHERE s.removed_from_config_at IS NULL
                GROUP BY s.id) AS of_source
              HAVING bool_and(last IS NOT NULL)) AS last_sync,
            (SELECT coalesce(array_agg(DISTINCT to_char(day, 'YYYY-MM-DD')), '{}') FROM kpi_close) AS closed`,
  );
  const { last_sync, closed } = Row.parse(rows[0]);
  return { lastSync: last_sync?.getTime() ?? Number.NEGATIVE_INFINITY, closed: new Set(closed) };
}
