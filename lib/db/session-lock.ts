import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { environment } from "@/lib/config/environment";

/** A lock held by a connection of its own: it ends with the process, however that ends. */
export interface SessionLock {
  /** Aborted when the connection, and with it the lock, is lost. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * Takes an advisory lock. Null when another process, or another call in this one, holds it.
 * @param lockClass one of lib/db/advisory-lock.ts
 * @param name of the object, of which the hash is the lock's second key
 */
export async function tryLock(lockClass: number, name: string): Promise<SessionLock | null> {
  const client = new pg.Client({ connectionString: environment().databaseUrl, keepAlive: true });
  const lost = new AbortController();
  client.on("error", (error) => lost.abort(error));
  client.on("end", () => lost.abort(new Error("The database ended the connection.")));
  await client.connect();
  const { rows } = await client.query("SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken", [
    lockClass,
    name,
  ]);
  if (rows[0]?.taken) return { lost: lost.signal, release: () => client.end() };
  await client.end();
  return null;
}

const POLL_MS = 250;

/** Waits for an advisory lock, until the signal is aborted. */
export async function waitForLock(
  lockClass: number,
  name: string,
  signal: AbortSignal,
): Promise<SessionLock> {
  for (;;) {
    signal.throwIfAborted();
    const lock = await tryLock(lockClass, name);
    if (lock) return lock;
    await wait(POLL_MS, undefined, { signal });
  }
}
