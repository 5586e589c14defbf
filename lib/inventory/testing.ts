import { randomUUID } from "node:crypto";
import type pg from "pg";

/** Columns of `secret` a test cares about, by their SQL names. */
export type SecretFixture = Record<string, unknown>;

const recorded = "2026-01-01T00:00:00Z";

/** A counted production secret nobody can complain about, but for what the test says. */
export function secretFixture(fields: SecretFixture = {}): SecretFixture {
  const id = randomUUID();
  const path = String(fields.path ?? `prod/shop/${id}`);
  return {
    id,
    identity: `test:${id}`,
    place_id: 1,
    backend: "secrets-manager",
    type: "secret",
    name: path,
    path,
    tags: {},
    facts: {},
    environment: "prod",
    environment_from: "tag",
    service: "shop",
    service_from: "tag",
    team: "orders",
    team_from: "tag",
    owner: "sho.okada@example.jp",
    owner_from: "tag",
    kind: "database",
    kind_from: "rule",
    classification: "critical",
    classification_from: "tag",
    stop_time_minutes: 30,
    stop_time_from: "rule",
    value_changed_at: recorded,
    value_evidence: "version-written",
    attested_at: recorded,
    attested_as: "owner",
    attested_bulk: false,
    attestation_due_at: "2099-01-01T00:00:00Z",
    counted: "both",
    first_recorded_at: recorded,
    recorded_at: recorded,
    unseen_by: [],
    content_hash: "\\x00",
    search_text: path.toLowerCase(),
    search_grams: [],
    ...fields,
  };
}

/** Stores fixtures, and the source and place they are seen through. */
export async function storeSecrets(pool: pg.Pool, secrets: readonly SecretFixture[]) {
  await pool.query(`INSERT INTO source (id, kind, label, position, schedule_seconds)
    VALUES ('sm', 'secrets-manager', 'Secrets Manager', 0, 21600) ON CONFLICT DO NOTHING`);
  await pool.query(`INSERT INTO place (id, key, backend, account, region, label)
    SELECT n, 'aws:aws:111122223333:region-' || n || ':secretsmanager', 'secrets-manager', '111122223333',
           'region-' || n, 'place ' || n FROM generate_series(1, 5) n ON CONFLICT DO NOTHING`);
  await pool.query(`INSERT INTO place_watch (place_id, source_id, state)
    SELECT id, 'sm', 'ok' FROM place ON CONFLICT DO NOTHING`);
  await pool.query(
    "INSERT INTO secret SELECT * FROM jsonb_populate_recordset(NULL::secret, $1::jsonb)",
    [JSON.stringify(secrets)],
  );
}

/** A complete run of the source, so that its figures are up to date at that instant. */
export async function storeCompleteRun(pool: pg.Pool, finishedAt: string) {
  await pool.query(
    `INSERT INTO sync_run (id, source_id, status, trigger, started_at, heartbeat_at, finished_at)
     VALUES ($1, 'sm', 'done', 'start', $2, $2, $2)`,
    [randomUUID(), finishedAt],
  );
}

/** Takes every row of the inventory, its runs and its closes away, as only the owner of the tables could. */
export async function emptyInventory(owner: pg.Pool) {
  const appendOnly = ["kpi_cell", "kpi_close", "secret_history"];
  const switchTriggers = (to: string) =>
    appendOnly.map((table) => `ALTER TABLE ${table} ${to} TRIGGER append_only;`).join("");
  await owner.query(`BEGIN; ${switchTriggers("DISABLE")}
    TRUNCATE inventory_tally, inventory_tally_group, inventory_tally_due, kpi_cell, kpi_close, secret_history, secret, secret_use, secret_read, secret_read_due, sync_run, sync_run_place, place_watch, place, source
      RESTART IDENTITY CASCADE;
    ${switchTriggers("ENABLE")}
    INSERT INTO installation (id, mode, masking_key) VALUES (1, 'real', '\\x00') ON CONFLICT DO NOTHING; COMMIT`);
}
