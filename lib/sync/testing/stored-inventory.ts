import pg from "pg";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { tell } from "./naive-inventory";

/** Empties the inventory between tests, as the owner: the application may not, and the history forbids it. */
export async function emptyInventory(): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(`
    BEGIN;
    ALTER TABLE secret_history DISABLE TRIGGER append_only;
    DELETE FROM secret_history; DELETE FROM secret_use; DELETE FROM attribute_override; DELETE FROM secret;
    DELETE FROM held_removal; DELETE FROM sync_run; DELETE FROM place_watch; DELETE FROM place;
    DELETE FROM estate_place; DELETE FROM api_call_count; DELETE FROM source;
    ALTER TABLE secret_history ENABLE TRIGGER append_only;
    COMMIT`);
  await owner.end();
}

const Row = z.object({
  identity: z.string(),
  version: z.number(),
  incarnation: z.string(),
  missed: z.boolean(),
});

/** Every live entry as it was known at an instant, told as the naive inventory tells it. */
export async function storedInventory(at: Date): Promise<string[]> {
  const columns =
    "identity, version, incarnation, not_seen_since IS NOT NULL AS missed, removed_at, recorded_at";
  const { rows } = await pool().query(
    `SELECT identity, version, incarnation, missed FROM (
       SELECT ${columns} FROM secret WHERE recorded_at <= $1
       UNION ALL SELECT ${columns} FROM secret_history WHERE recorded_at <= $1 AND superseded_at > $1) AS s
      WHERE removed_at IS NULL`,
    [at],
  );
  return rows
    .map((row) => Row.parse(row))
    .map((row) => tell(row.identity, row.version, row.incarnation, row.missed))
    .sort();
}
