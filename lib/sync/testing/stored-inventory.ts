import pg from "pg";

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
