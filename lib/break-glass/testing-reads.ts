import { randomUUID } from "node:crypto";
import type pg from "pg";

export interface LoggedRead {
  /** ISO 8601. */
  at: string;
  principal: string;
  /** Id of a secret, or the label of something that is not in the inventory: with `/` at its end, a path. */
  target: string;
  use?: string;
  cause?: number;
  marks?: number;
  recordedAt?: string;
}

export interface LoggedPrincipal {
  key: string;
  kind: "workload" | "person" | "service" | "kagimori" | "unresolved";
  personId?: string | null;
}

/** Stores reads as the ingest of a log would have: dictionaries, events, readers. */
export async function storeReads(
  pool: pg.Pool,
  principals: readonly LoggedPrincipal[],
  reads: readonly LoggedRead[],
): Promise<void> {
  await pool.query(
    `INSERT INTO access_context (source_id, backend) VALUES ('trail', 'secrets-manager') ON CONFLICT DO NOTHING`,
  );
  await pool.query(
    `INSERT INTO access_operation (backend, action, use)
     SELECT 'secrets-manager', 'do-' || use, use FROM unnest(ARRAY['value-read', 'issue', 'metadata-read']) use ON CONFLICT DO NOTHING`,
  );
  await pool.query(
    `INSERT INTO access_principal (key, kind, name, type, fullness, person_id, first_seen_at)
     SELECT key, kind, key, 'AssumedRole', 1, "personId", now()
       FROM jsonb_to_recordset($1::jsonb) AS p(key text, kind text, "personId" text) ON CONFLICT DO NOTHING`,
    [JSON.stringify(principals)],
  );
  await pool.query(
    `INSERT INTO access_target (key, identities, label, backend, path_level, secret_id, first_seen_at)
     SELECT t, ARRAY[t], t, 'secrets-manager', t LIKE '%/', s.id, now() FROM unnest($1::text[]) t LEFT JOIN secret s ON s.id::text = t
     ON CONFLICT DO NOTHING`,
    [[...new Set(reads.map(({ target }) => target))]],
  );
  await pool.query("SELECT make_access_month(at::timestamptz) FROM unnest($1::text[]) at", [
    [...new Set(reads.map(({ at }) => `${at.slice(0, 7)}-02T00:00:00Z`))],
  ]);
  await pool.query(
    `INSERT INTO access_event (occurred_at, event_id, item, recorded_at, context_id, target_id, principal_id, operation_id, cause, marks)
     SELECT r.at, r.id, 0, coalesce(r."recordedAt", r.at), (SELECT min(id) FROM access_context), t.id, p.id, o.id,
            coalesce(r.cause, 0), coalesce(r.marks, 0)
       FROM jsonb_to_recordset($1::jsonb) AS r(at timestamptz, id uuid, principal text, target text, use text, cause int,
                                               marks int, "recordedAt" timestamptz)
       JOIN access_target t ON t.key = r.target JOIN access_principal p ON p.key = r.principal
       JOIN access_operation o ON o.use = coalesce(r.use, 'value-read')`,
    [JSON.stringify(reads.map((read) => ({ ...read, id: randomUUID() })))],
  );
  await pool.query(
    `INSERT INTO access_reader (target_id, principal_id, first_at, last_at, reads)
     SELECT e.target_id, e.principal_id, min(e.occurred_at), max(e.occurred_at), count(*)
       FROM access_event e JOIN access_operation o ON o.id = e.operation_id
      WHERE e.cause = 0 AND e.marks & 1 = 0 AND o.use IN ('value-read', 'issue') GROUP BY 1, 2
     ON CONFLICT (target_id, principal_id) DO UPDATE
        SET first_at = EXCLUDED.first_at, last_at = EXCLUDED.last_at, reads = EXCLUDED.reads`,
  );
}

/** Takes the access history away. */
export async function emptyAccessHistory(owner: pg.Pool): Promise<void> {
  await owner.query(
    `TRUNCATE access_event, access_reader, access_day, access_target, access_principal, access_operation, access_context,
              log_hour, footprint_made RESTART IDENTITY CASCADE`,
  );
}
