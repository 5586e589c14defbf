import "server-only";
import type { PoolClient } from "pg";
import { lockClass } from "@/lib/db/advisory-lock";
import { inTransaction } from "@/lib/db/transaction";

/**
 * One transaction that changes the inventory. `recordedAt` is read from the clock only after the shared lock is held,
 * and the daily close takes the lock exclusively: nothing is recorded before an instant that has been closed.
 */
export function inInventoryWrite<Result>(
  clock: () => Date,
  write: (client: PoolClient, recordedAt: Date) => Promise<Result>,
): Promise<Result> {
  return inTransaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock_shared($1, 0)", [lockClass.inventoryWrite]);
    return write(client, clock());
  });
}

/** Keeps every writer of the inventory waiting until this transaction ends. For the daily close. */
export async function holdInventoryWrites(client: PoolClient): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1, 0)", [lockClass.inventoryWrite]);
}
