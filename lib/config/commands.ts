import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntry } from "@/lib/audit-trail/commands";
import { type Prisma, prisma } from "@/lib/db/prisma";
import { inTransaction } from "@/lib/db/transaction";
import { wholeConfig } from "@/lib/declarations/whole-config";
import { reconcileRegisters } from "@/lib/organisation/registers";
import { reconcileSources } from "@/lib/sources/reconcile";
import { syncRoleBindings } from "@/lib/users/sync-role-bindings";
import { difference } from "./difference";
import type { LoadedConfig } from "./load";

/**
 * Makes the database what the file says: keeps the version with its time, says in the audit trail what changed, and brings
 * registers, sources and role bindings in line. Safe to repeat, and for several processes at once. Tells whether the content
 * differs from the version before.
 */
export async function applyConfig(
  viewer: Viewer,
  loaded: LoadedConfig,
  now: Date,
): Promise<{ changed: boolean }> {
  const { config } = loaded;
  await inTransaction(async (client) =>
    reconcileRegisters(client, await wholeConfig(loaded, client), config, now),
  );
  await reconcileSources(config, now);
  await syncRoleBindings(viewer, config, now);
  const changed = await prisma().$transaction(
    async (db) => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('config-version'))`;
      return storeVersion(viewer, loaded, now, db);
    },
    { timeout: 60_000 },
  );
  return { changed };
}

/** The newest version by time is the one that holds: content that comes back gets a new time. */
async function storeVersion(
  viewer: Viewer,
  { config, hash, file, lines }: LoadedConfig,
  now: Date,
  db: Prisma.TransactionClient,
): Promise<boolean> {
  const before = await db.configVersion.findFirst({ orderBy: { appliedAt: "desc" } });
  // Where each item stands may move without any change of content.
  const content = JSON.parse(JSON.stringify({ ...config, file: { path: file, lines } }));
  const changed = before?.hash !== hash;
  await db.configVersion.upsert({
    where: { hash },
    create: { hash, appliedAt: now, content },
    update: changed ? { appliedAt: now, content } : { content },
  });
  if (!changed) return false;
  const { file: _, ...was } = Object(before?.content ?? {});
  const { added, removed, changed: edited } = difference(was, JSON.parse(JSON.stringify(config)));
  const detail = { file, before: before?.hash ?? null, added, removed, changed: edited };
  await appendEntry(viewer, "config-applied", hash, detail, now, db);
  return true;
}
