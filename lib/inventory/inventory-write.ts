import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { lockClass } from "@/lib/db/advisory-lock";
import { inTransaction } from "@/lib/db/transaction";

/**
 * One transaction that changes the inventory. `recordedAt` is read from the clock only after the shared lock is held,
 * and the daily close takes the lock exclusively: nothing is recorded before an instant that has been closed. It lies
 * after the instant of every tally, whatever the clocks of other machines say.
 */
export function inInventoryWrite<Result>(
  clock: () => Date,
  write: (client: PoolClient, recordedAt: Date) => Promise<Result>,
): Promise<Result> {
  return inTransaction(async (client) => write(client, await beginInventoryWrite(client, clock)));
}

/** The same inside a transaction that is open already and changes something else as well. Returns `recordedAt`. */
export async function beginInventoryWrite(client: PoolClient, clock: () => Date): Promise<Date> {
  await client.query("SELECT pg_advisory_xact_lock_shared($1, 0)", [lockClass.inventoryWrite]);
  return after(await newestTally(client), clock());
}

const Newest = z.object({ at: z.date().nullable() });

async function newestTally(client: PoolClient): Promise<Date | null> {
  const { rows } = await client.query("SELECT max(at) AS at FROM inventory_tally");
  return Newest.parse(rows[0]).at;
}

const after = (tally: Date | null, now: Date) =>
  tally && tally >= now ? new Date(tally.getTime() + 1) : now;

/** Keeps every writer of the inventory waiting until this transaction ends. For the daily close. */
export async function holdInventoryWrites(client: PoolClient): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock($1, 0)", [lockClass.inventoryWrite]);
}
