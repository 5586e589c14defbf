import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { PoolClient } from "pg";
import { to } from "pg-copy-streams";
import { latestMigration } from "@/lib/db/latest-migration";
import { pool } from "@/lib/db/pool";
import { endLine, headerLine, leftOut } from "./format";

/** What a backup held. */
export interface BackupResult {
  tables: number;
  rows: number;
}

/**
 * Writes every table as of one instant to `file` (mode 0600), in constant memory. The file appears under its name only
 * when it is whole.
 */
export async function writeBackup(file: string, now: Date): Promise<BackupResult> {
  const partial = `${file}.partial`;
  const client = await pool().connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const result = await writeTables(client, partial, now);
    await client.query("COMMIT");
    await rename(partial, file);
    return result;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    client.release(true);
  }
}

async function writeTables(client: PoolClient, file: string, now: Date): Promise<BackupResult> {
  const result = { tables: 0, rows: 0 };
  const text = backupText(client, now, result);
  await pipeline(text, createGzip(), createWriteStream(file, { mode: 0o600, flags: "w" }));
  return result;
}

/** The file's text in pieces; counts in `result` what it gave. */
async function* backupText(client: PoolClient, now: Date, result: BackupResult) {
  const { rows: installation } = await client.query("SELECT mode FROM installation");
  const mode = installation[0]?.mode;
  yield headerLine({ format: 1, migration: latestMigration(), mode, at: now.toISOString() });
  for (const table of await tablesInOrder(client)) {
    const copied = `public.${client.escapeIdentifier(table)} (${await columnsOf(client, table)})`;
    yield `COPY ${copied} FROM stdin;\n`;
    const copy = client.query(to(`COPY ${copied} TO STDOUT`));
    yield* copy;
    yield "\\.\n";
    result.rows += copy.rowCount;
    result.tables += 1;
  }
  yield endLine(result.rows);
}

/** Every table of ours, what is referred to before what refers. */
async function tablesInOrder(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; needs: string[] }>(
    `SELECT c.relname AS name, coalesce(array_agg(r.relname) FILTER (WHERE r.relname <> c.relname), '{}')::text[] AS needs
       FROM pg_class c
       LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f'
       LEFT JOIN pg_class r ON r.oid = k.confrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition
        AND NOT c.relname = ANY($1) GROUP BY c.relname ORDER BY c.relname`,
    [leftOut],
  );
  const order: string[] = [];
  while (order.length < rows.length) {
    const ready = rows.filter(
      ({ name, needs }) => !order.includes(name) && needs.every((n) => order.includes(n)),
    );
    if (ready.length === 0) throw new Error("Tables refer to each other in a circle.");
    order.push(...ready.map(({ name }) => name));
  }
  return order;
}

async function columnsOf(client: PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
      WHERE attrelid = ('public.' || quote_ident($1))::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => client.escapeIdentifier(name)).join(", ");
}
