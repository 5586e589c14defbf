import pg from "pg";
import { migrationFiles } from "../launcher/migration-files.mjs";
import { startTemporary } from "../launcher/postgres/temporary.mjs";
import { differenceToSchema } from "./schema-engine.mjs";

/**
 * What schema.prisma says beyond the migrations, found on a database of its own.
 * @returns {Promise<string | null>} the SQL that is missing, or null
 */
export async function pendingChange() {
  const server = await startTemporary();
  try {
    const url = server.ownerUrl();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const { sql } of migrationFiles()) await client.query(sql);
    await client.end();
    return await differenceToSchema(url);
  } finally {
    await server.stop();
  }
}
