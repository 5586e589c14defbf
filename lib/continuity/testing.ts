import type pg from "pg";

/** A log source of the config file that was read to its end at `lastCompleteAt`. */
export async function storeLogSource(
  pool: pg.Pool,
  {
    id = "trail",
    kind = "cloudtrail",
    lastCompleteAt,
  }: { id?: string; kind?: string; lastCompleteAt: Date | null },
): Promise<void> {
  await pool.query(
    `INSERT INTO source (id, kind, label, position, schedule_seconds, last_complete_at)
     VALUES ($1, $2, $1, 9, 600, $3)
     ON CONFLICT (id) DO UPDATE SET last_complete_at = EXCLUDED.last_complete_at, failure_cause = NULL`,
    [id, kind, lastCompleteAt],
  );
}

export interface ContextFixture {
  sourceId?: string;
  backend?: string;
  account?: string;
  region?: string;
  cluster?: string;
  namespace?: string;
}

/** One place of a log; its id. The standard one is that of place 1 of lib/inventory/testing.ts. */
export async function storeContext(pool: pg.Pool, fields: ContextFixture = {}): Promise<number> {
  const {
    sourceId = "trail",
    backend = "secrets-manager",
    account = "111122223333",
    region = "region-1",
    cluster = "",
    namespace = "",
  } = fields;
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO access_context (source_id, backend, account, region, cluster, namespace)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (source_id, backend, account, region, cluster, namespace) DO UPDATE SET backend = EXCLUDED.backend
     RETURNING id`,
    [sourceId, backend, account, region, cluster, namespace],
  );
  return rows[0]?.id ?? 0;
}

export interface HourFixture {
  hour: Date;
  made?: number;
  arrived?: number;
  proved?: boolean;
}

/** What was made and what came back in hours of a context: `made` calls a minute apart. */
export async function storeHours(
  pool: pg.Pool,
  contextId: number,
  hours: readonly HourFixture[],
): Promise<void> {
  const given = JSON.stringify(
    hours.map(({ hour, made = 0, arrived = 0, proved = false }) => ({
      hour,
      made,
      arrived,
      proved,
    })),
  );
  await pool.query(
    `WITH h AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS h(hour timestamptz, made int)
     ) INSERT INTO footprint_made (context_id, at)
       SELECT $1, hour + n * interval '1 minute' FROM h CROSS JOIN LATERAL generate_series(0, made - 1) n`,
    [contextId, given],
  );
  await pool.query(
    `INSERT INTO log_hour (context_id, hour, arrived, proved)
     SELECT $1, hour, arrived, proved
       FROM jsonb_to_recordset($2::jsonb) AS h(hour timestamptz, arrived int, proved boolean)
      WHERE arrived > 0 OR proved`,
    [contextId, given],
  );
}

/** The hours of [from, to), every one with its six footprints arrived. */
export const coveredHours = (from: Date, to: Date): HourFixture[] =>
  Array.from({ length: Math.floor((to.getTime() - from.getTime()) / 3_600_000) }, (_, n) => ({
    hour: new Date(from.getTime() + n * 3_600_000),
    made: 6,
    arrived: 6,
  }));

/** Takes away all that is known of logs. */
export async function emptyLogs(owner: pg.Pool): Promise<void> {
  await owner.query(
    `TRUNCATE access_context, access_operation, access_user_agent, access_principal, access_target, access_event, access_day,
       access_reader, ingest_piece, set_aside, footprint_made, log_hour RESTART IDENTITY CASCADE`,
  );
}
