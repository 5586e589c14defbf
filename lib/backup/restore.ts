import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from } from "pg-copy-streams";
import { latestMigration } from "@/lib/db/latest-migration";
import { conflict, invalidInput } from "@/lib/errors";
import { type BackupHeader, readEnd, readHeader } from "./format";

const copyLine = /^COPY public\.("?[a-z_0-9]+"?) \(([a-z_0-9", ]+)\) FROM stdin;$/;

/**
 * Fills an empty, migrated database from a backup of the same version and mode, as the owner of the tables and in one
 * transaction. A file that is not whole, or a database that already holds something: nothing is changed.
 */
export async function restoreBackup(file: string, ownerUrl: string): Promise<{ rows: number }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const lines = linesOf(file);
  try {
    await client.query("BEGIN");
    const header = readHeader((await firstLine(lines, file)) ?? "");
    await assertFits(client, header, file);
    await client.query("DELETE FROM installation");
    const rows = await copyTables(client, lines, file);
    await setSequences(client);
    await client.query("COMMIT");
    return { rows };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    await lines.return(undefined);
    await client.end();
  }
}

/** Lines of the unzipped file, without their end. (node:readline would also break at U+2028, which COPY leaves in text.) */
async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  const unzipped = createGunzip();
  createReadStream(file)
    .on("error", (error) => unzipped.destroy(error))
    .pipe(unzipped);
  unzipped.setEncoding("utf8");
  let rest = "";
  for await (const chunk of unzipped) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function firstLine(lines: AsyncIterator<string>, file: string): Promise<string | undefined> {
  try {
    return (await lines.next()).value;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : "unreadable";
    throw invalidInput(`${file} cannot be read as a backup: ${why}.`);
  }
}

async function assertFits(client: pg.Client, header: BackupHeader | null, file: string) {
  if (!header) throw invalidInput(`${file} is no backup of Kagimori.`);
  if (header.migration !== latestMigration())
    throw conflict(
      `${file} is of another version (${header.migration}); this one is at ${latestMigration()}. Restore it with the version that wrote it, then upgrade.`,
    );
  const { rows } = await client.query(
    "SELECT (SELECT mode FROM installation) AS mode, EXISTS (SELECT FROM secret) OR EXISTS (SELECT FROM sync_run) OR EXISTS (SELECT FROM app_user) AS used",
  );
  if (rows[0]?.used) throw conflict("This database is not empty. Restore into a new one.");
  if (rows[0]?.mode && rows[0].mode !== header.mode)
    throw conflict(`${file} is of a ${header.mode} database, this one is in ${rows[0].mode} mode.`);
}

/** The blocks of the file, one after the other, in constant memory; returns how many rows there were. */
async function copyTables(
  client: pg.Client,
  lines: AsyncIterator<string>,
  file: string,
): Promise<number> {
  let rows = 0;
  for (;;) {
    const { value: line, done } = await lines.next().catch((cause: Error) => {
      throw invalidInput(`${file} is damaged: ${cause.message}.`);
    });
    if (done) throw invalidInput(`${file} is not whole: its end is missing.`);
    const told = readEnd(line);
    if (told !== null) {
      if (told !== rows)
        throw invalidInput(`${file} is damaged: it tells of ${told} rows and holds ${rows}.`);
      return rows;
    }
    if (!copyLine.test(line))
      throw invalidInput(`${file} is damaged: a line that begins no table.`);
    const copy = client.query(from(line.replace(/;$/, "")));
    await pipeline(Readable.from(block(lines)), copy).catch((cause: Error) => {
      throw invalidInput(`${file} is damaged: ${cause.message}.`);
    });
    rows += copy.rowCount;
  }
}

async function* block(lines: AsyncIterator<string>) {
  for (let next = await lines.next(); !next.done && next.value !== "\\."; next = await lines.next())
    yield `${next.value}\n`;
}

/** Numbers go on where the backup left off. */
async function setSequences(client: pg.Client) {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL`,
  );
  for (const { table, column, sequence } of rows)
    await client.query(
      `SELECT setval($1, greatest((SELECT max(${client.escapeIdentifier(column)}) FROM ${client.escapeIdentifier(table)}), 1))`,
      [sequence],
    );
}
