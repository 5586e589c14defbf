import "server-only";
import { z } from "zod";
import { environment } from "@/lib/config/environment";
import { latestMigration } from "./latest-migration";
import { pool } from "./pool";

const State = z.object({ mode: z.enum(["demo", "real"]), newest: z.string() });

/**
 * Why this process must not work on the database it was given: the other mode, migrations due, a database newer than
 * the code. Null when all is well. Throws when the database does not answer.
 */
export async function installationProblem(): Promise<string | null> {
  const { mode } = environment();
  const state = await readState();
  if (state === null) return "The database has not been migrated: run `kagimori migrate`.";
  if (state.mode !== mode) {
    return `This process is in ${mode} mode, but the database is in ${state.mode} mode, which never changes.`;
  }
  if (state.newest < latestMigration()) return "Migrations are due: run `kagimori migrate`.";
  if (state.newest > latestMigration()) {
    return `The database is newer than this version of Kagimori: it has migration ${state.newest}.`;
  }
  return null;
}

async function readState(): Promise<z.output<typeof State> | null> {
  const exists = await pool().query(
    "SELECT to_regclass('public.installation') IS NOT NULL AND to_regclass('public._prisma_migrations') IS NOT NULL AS yes",
  );
  if (!exists.rows[0]?.yes) return null;
  const { rows } = await pool().query(
    `SELECT (SELECT mode FROM installation) AS mode,
            (SELECT max(migration_name) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS newest`,
  );
  return State.parse(rows[0]);
}
