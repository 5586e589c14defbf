import "server-only";
import pg from "pg";

const shared = globalThis as unknown as { kagimoriPool?: pg.Pool };

/**
 * The application's connections, shared by Prisma and by the raw pg paths (COPY, cursors, LISTEN).
 * Made at first use, so that a build needs no database. Timestamps are in UTC.
 */
export function pool(): pg.Pool {
  shared.kagimoriPool ??= new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 10,
    options: "-c timezone=UTC",
  });
  return shared.kagimoriPool;
}

/** Closes every connection; for commands and tests that end. */
export async function closePool(): Promise<void> {
  await shared.kagimoriPool?.end();
  shared.kagimoriPool = undefined;
}
