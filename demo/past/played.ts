import { z } from "zod";
import { pool } from "@/lib/db/pool";

const Row = z.object({
  last_sync: z.date().nullable(),
  latest: z.date().nullable(),
  closed: z.array(z.string()),
});

export interface Played {
  /** When the sync began that every source has finished last. */
  lastSync: number;
  /** The newest instant anything was recorded at: a step that was cut off goes on behind it. */
  latest: number;
  /** Days that are closed, YYYY-MM-DD. */
  closed: ReadonlySet<string>;
}

/** How far the past was played. */
export async function readPlayed(): Promise<Played> {
  const { rows } = await pool().query(
    `SELECT (SELECT min(last) FROM (
               SELECT max(r.started_at) FILTER (WHERE r.status IN ('done', 'held', 'partial')) AS last
                 FROM source s LEFT JOIN sync_run r ON r.source_id = s.id
                WHERE s.removed_from_config_at IS NULL AND s.kind NOT IN ('cloudtrail', 'vault-audit')
                GROUP BY s.id) AS of_source
              HAVING bool_and(last IS NOT NULL)) AS last_sync,
            greatest((SELECT max(greatest(heartbeat_at, finished_at)) FROM sync_run),
                     (SELECT max(recorded_at) FROM secret)) AS latest,
            (SELECT coalesce(array_agg(DISTINCT to_char(day, 'YYYY-MM-DD')), '{}') FROM kpi_close) AS closed`,
  );
  const { last_sync, latest, closed } = Row.parse(rows[0]);
  const never = Number.NEGATIVE_INFINITY;
  return {
    lastSync: last_sync?.getTime() ?? never,
    latest: latest?.getTime() ?? never,
    closed: new Set(closed),
  };
}
