import { Refusal } from "./refusal.mjs";

/**
 * @typedef {object} DatabaseState
 * @property {import("./migration-files.mjs").Migration[]} due migrations not yet applied, oldest first
 * @property {boolean} empty nothing at all is in it yet
 * @property {"demo" | "real" | null} mode null while no migration has run
 */

/**
 * What a database holds, compared with this version of the code. Reads only.
 * @param {import("pg").ClientBase} client
 * @param {import("./migration-files.mjs").Migration[]} migrations
 * @returns {Promise<DatabaseState>}
 * @throws {Refusal} when the tables are not ours, are newer than the code, or a migration broke off
 */
export async function readDatabaseState(client, migrations) {
  const name = `database "${client.database}" on ${client.host}:${client.port}`;
  const tables = await client.query(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname = 'public'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      ORDER BY 1`,
  );
  const names = tables.rows.map((table) => table.name);
  if (names.length === 0) return { due: migrations, empty: true, mode: null };
  if (!names.includes("_prisma_migrations")) throw notOurs(name, names);

  const { rows: applied } = await client.query(
    `SELECT migration_name AS name, checksum, finished_at, logs FROM public._prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  if (applied.length === 0 && names.length > 1) throw notOurs(name, names);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name: step, checksum, finished_at, logs } of applied) {
    const ours = known.get(step);
    if (!ours) throw unknownMigration(name, step, migrations, names, applied);
    if (finished_at === null) {
      throw new Refusal(
        `Migration ${step} broke off in ${name}: ${logs ?? "no message"}. Restore a backup.`,
      );
    }
    if (ours.checksum !== checksum) {
      throw new Refusal(`Migration ${step} was edited after it had been applied to ${name}.`);
    }
  }
  const done = new Set(applied.map((step) => step.name));
  return {
    due: migrations.filter((migration) => !done.has(migration.name)),
    empty: false,
    mode: names.includes("installation") ? await readMode(client) : null,
  };
}

async function readMode(client) {
  const { rows } = await client.query("SELECT mode FROM public.installation");
  return rows[0]?.mode ?? null;
}

function unknownMigration(database, step, migrations, tables, applied) {
  const shared = applied.some(({ name }) =>
    migrations.some((migration) => migration.name === name),
  );
  if (!shared) return notOurs(database, tables);
  return new Refusal(
    `The ${database} is newer than this version of Kagimori: it has migration ${step}, ours end with ` +
      `${migrations.at(-1)?.name}. Nothing was changed. Start the newer version again, or restore a backup made before the upgrade.`,
  );
}

function notOurs(database, tables) {
  return new Refusal(
    `The ${database} holds tables that are not Kagimori's (${tables.slice(0, 5).join(", ")}${tables.length > 5 ? ", …" : ""}). ` +
      "Nothing was changed. Give Kagimori a database of its own.",
  );
}
