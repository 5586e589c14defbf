import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "@/bin/launcher/migrate.mjs";
import { startEmbedded } from "@/bin/launcher/postgres/embedded.mjs";

let ownerUrl = "";

/**
 * A PostgreSQL of its own that is set as performance was measured: durable, with room to write. Product code reaches it
 * through DATABASE_URL. Returns what stops and deletes it.
 */
export async function startBenchDatabase(): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), "kagimori-bench-"));
  chmodSync(home, 0o711);
  const server = await startEmbedded({
    home,
    logFile: join(home, "postgres.log"),
    settings: { shared_buffers: "1GB", max_wal_size: "8GB", work_mem: "64MB" },
  });
  const urls = { ownerUrl: server.ownerUrl(), applicationUrl: server.applicationUrl() };
  await migrate({ ...urls, mode: "real" });
  ownerUrl = urls.ownerUrl;
  process.env.DATABASE_URL = urls.applicationUrl;
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

/** Empties the inventory, as the owner: the application may not. */
export async function emptyInventory(): Promise<void> {
  await asOwner(`
    ALTER TABLE secret_history DISABLE TRIGGER append_only;
    TRUNCATE inventory_tally, inventory_tally_group, inventory_tally_due, secret_history, secret_use, secret_read, secret_read_due, secret, attribute_override, held_removal, sync_run, sync_run_place,
             place_watch, place, estate_place, api_call_count, source;
    ALTER TABLE secret_history ENABLE TRIGGER append_only;`);
}

/** Empties the access history, as the owner. */
export async function emptyAccessHistory(): Promise<void> {
  await asOwner(`TRUNCATE access_event, access_day, access_reader, access_target, access_principal, access_context,
                          access_operation, access_user_agent, person`);
}

/** Runs SQL as the owner of the tables. */
export async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
}

/** What autovacuum does by itself some time after a large load. */
export async function analyze(): Promise<void> {
  await asOwner("VACUUM (ANALYZE) secret, secret_use");
}

/** The same for the access history. */
export async function analyzeEvents(): Promise<void> {
  await asOwner("VACUUM (ANALYZE) access_event, access_day, access_reader, access_target");
}
