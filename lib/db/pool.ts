import "server-only";
import pg from "pg";
import { environment } from "@/lib/config/environment";
import { log } from "@/lib/log";

const shared = globalThis as unknown as { kagimoriPool?: pg.Pool };

/**
 * The application's connections, shared by Prisma and by the raw pg paths (COPY, cursors, LISTEN).
 * Made at first use, so that a build needs no database. Timestamps are in UTC.
 */
export function pool(): pg.Pool {
  shared.kagimoriPool ??= open();
  return shared.kagimoriPool;
}

function open(): pg.Pool {
  const opened = new pg.Pool({
    connectionString: environment().databaseUrl,
    max: 10,
    options: "-c timezone=UTC",
  });
  // An idle connection that the server ends; unheard, it would end this process. The next query opens another.
  opened.on("error", (error) => log.warn({ error: error.message }, "database connection ended"));
  return opened;
}

/** Closes every connection; for commands and tests that end. */
export async function closePool(): Promise<void> {
  await shared.kagimoriPool?.end();
  shared.kagimoriPool = undefined;
}
