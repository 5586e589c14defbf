import "server-only";
import type { Config } from "@/lib/config/model";
import { pool } from "@/lib/db/pool";
import { scheduleSeconds } from "./schedule";

/**
 * Makes the table of sources what the config file says. Sources that left it stay, with the time they left; one that
 * comes back is as it was. Writes nothing when nothing differs, and fixes the organisation's time zone the first time. Also says how long access events are kept.
 */
export async function reconcileSources(config: Config, now: Date): Promise<void> {
  const { sources, organisation, policies } = config;
  await pool().query("UPDATE installation SET time_zone = $1 WHERE time_zone IS NULL", [
    organisation.timeZone,
  ]);
  await pool().query(
    "UPDATE installation SET retention_months = $1 WHERE retention_months IS DISTINCT FROM $1",
    [policies.accessHistory.retentionMonths],
  );
  await pool().query(
    `INSERT INTO source AS s (id, kind, label, position, schedule_seconds)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[])
     ON CONFLICT (id) DO UPDATE
        SET kind = EXCLUDED.kind, label = EXCLUDED.label, position = EXCLUDED.position,
            schedule_seconds = EXCLUDED.schedule_seconds, removed_from_config_at = NULL
      WHERE (s.kind, s.label, s.position, s.schedule_seconds, s.removed_from_config_at) IS DISTINCT FROM
            (EXCLUDED.kind, EXCLUDED.label, EXCLUDED.position, EXCLUDED.schedule_seconds, NULL::timestamptz)`,
    [
      sources.map(({ id }) => id),
      sources.map(({ kind }) => kind),
      sources.map(({ id, label }) => label ?? id),
      sources.map((_, position) => position),
      sources.map(scheduleSeconds),
    ],
  );
  await pool().query(
    "UPDATE source SET removed_from_config_at = $2 WHERE removed_from_config_at IS NULL AND NOT id = ANY($1)",
    [sources.map(({ id }) => id), now],
  );
}
