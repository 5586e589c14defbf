import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { readDatabaseState } from "./database-state.mjs";
import { grantToApplication, requireSeparateRole } from "./grants.mjs";
import { migrationFiles } from "./migration-files.mjs";
import { prepareQueue } from "./queue.mjs";
import { Refusal } from "./refusal.mjs";

/** The advisory lock Prisma Migrate takes, so that the two never work at the same time. */
const migrationLock = 72_707_369;

/**
 * Brings a database up to this version of the code: migrations (recorded as Prisma records them), the mode, the
 * application's rights, the job queue's tables. Safe to run again and by two at once.
 * @param {{ ownerUrl: string | undefined, applicationUrl: string, mode: "demo" | "real" | null }} target
 *   without `ownerUrl` it only checks that nothing is due; `mode` null takes whichever mode the database has
 * @returns {Promise<string[]>} names of the migrations applied now
 */
export async function migrate({ ownerUrl, applicationUrl, mode }) {
  const migrations = migrationFiles();
  const application = await roleOf(applicationUrl);
  const client = new pg.Client({ connectionString: ownerUrl ?? applicationUrl });
  await connect(client);
  try {
    if (ownerUrl === undefined) {
      const state = await readDatabaseState(client, migrations);
      if (state.due.length > 0) throw ownerNeeded(state.due);
      checkMode(state.mode, mode, client);
      return [];
    }
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const state = await readDatabaseState(client, migrations);
    if (!state.empty) checkMode(state.mode, mode, client);
    if (state.empty && mode === null)
      throw new Refusal("This database is empty: say which mode it is for.", { exitCode: 2 });
    await requireSeparateRole(client, application);
    await applyMigrations(client, state.due, mode);
    await grantToApplication(client, application);
    await prepareQueue(client, application, applicationUrl);
    return state.due.map((migration) => migration.name);
  } finally {
    await client.end(); // ends the session, and the lock with it
  }
}

async function applyMigrations(client, due, mode) {
  await client.query(historyTable);
  for (const { name, sql, checksum } of due) {
    const id = randomUUID();
    try {
      await client.query("BEGIN");
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
        [id, checksum, name],
      );
      await client.query(sql); // one simple query: any number of statements, $$ bodies included
      await client.query("COMMIT");
    } catch (cause) {
      await client.query("ROLLBACK");
      throw new Refusal(`Migration ${name} failed and was undone: ${cause.message}`, { cause });
    }
  }
  // Never updated: the mode of a database is fixed by its first migration.
  if (mode !== null) {
    await client.query(
      "INSERT INTO installation (mode, masking_key) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      [mode, randomBytes(32)],
    );
  }
}

/** @param {"demo" | "real" | null} actual @param {"demo" | "real" | null} wanted */
function checkMode(actual, wanted, client) {
  if (actual === null || wanted === null || actual === wanted) return;
  throw new Refusal(
    `This start is in ${wanted} mode, but database "${client.database}" on ${client.host}:${client.port} is in ${actual} mode, ` +
      "and a database never changes its mode. Nothing was changed. " +
      (actual === "demo"
        ? "`npm run reset` deletes the embedded demo; or give KAGIMORI_DATA_DIR another folder, or DATABASE_URL another database."
        : "Set KAGIMORI_CONFIG as before, or give KAGIMORI_DATA_DIR another folder for the demo."),
  );
}

function ownerNeeded(due) {
  return new Refusal(
    `${due.length} migration${due.length === 1 ? " is" : "s are"} due (${due[0].name}${due.length > 1 ? ", …" : ""}). ` +
      "Set DATABASE_OWNER_URL to the role that owns the database, for this step only.",
    { exitCode: 2 },
  );
}

async function roleOf(connectionString) {
  const client = new pg.Client({ connectionString });
  await connect(client);
  try {
    const { rows } = await client.query("SELECT current_user AS name");
    return rows[0].name;
  } finally {
    await client.end();
  }
}

async function connect(client) {
  client.on("error", () => {}); // a query in flight rejects too; without a listener the process would die
  try {
    await client.connect();
  } catch (cause) {
    throw new Refusal(
      `Cannot connect to database "${client.database}" on ${client.host}:${client.port} as "${client.user}": ${cause.message || cause.code}`,
      { cause },
    );
  }
}

const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;
