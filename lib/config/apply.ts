import "server-only";
import { systemViewer } from "@/lib/access-control/system";
import { appendEntry } from "@/lib/audit-trail/commands";
import { prisma } from "@/lib/db/prisma";
import { inTransaction } from "@/lib/db/transaction";
import { reconcileRegisters } from "@/lib/organisation/registers";
import type { LoadedConfig } from "./load";

/**
 * Makes the database what the config file says: keeps this version of it, and brings the registers in line. Safe to
 * repeat, and from several processes at once: an applied version is applied once.
 */
export async function applyConfig({ config, hash, file }: LoadedConfig, now: Date): Promise<void> {
  const isNew = await inTransaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('config'))");
    await reconcileRegisters(client, config, now);
    const { rows } = await client.query(
      "SELECT hash FROM config_version ORDER BY applied_at DESC LIMIT 1",
    );
    if (rows[0]?.hash === hash) return false;
    // A version that comes back after another one is applied again.
    await client.query(
      `INSERT INTO config_version (hash, applied_at, content) VALUES ($1, $2, $3)
       ON CONFLICT (hash) DO UPDATE SET applied_at = EXCLUDED.applied_at`,
      [hash, now, JSON.stringify(config)],
    );
    return true;
  });
  if (isNew)
    await appendEntry(
      systemViewer("config"),
      "config-applied",
      hash.slice(0, 12),
      { file },
      now,
      prisma(),
    );
}
