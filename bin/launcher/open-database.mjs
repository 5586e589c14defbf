import { join } from "node:path";
import { takeLock } from "./lock.mjs";
import { databaseHome, makeStateDirectory, stateDirectory } from "./paths.mjs";
import { startEmbedded } from "./postgres/embedded.mjs";
import { readRuntime } from "./runtime-file.mjs";
import { startGuard } from "./start-guard.mjs";

/**
 * @typedef {object} OpenDatabase
 * @property {string} applicationUrl
 * @property {string | undefined} ownerUrl for `migrate` only; undefined where nobody told us
 * @property {"environment" | "running" | "started"} from DATABASE_URL, a running `npm start`, or started for this command
 * @property {import("./runtime-file.mjs").Runtime | null} runtime of the running one
 * @property {() => Promise<void>} close stops what was started for this command
 */

/**
 * Finds Kagimori's database for a command: DATABASE_URL, else the one a running `npm start` tells of, else the
 * embedded one, started under the lock that `npm start` takes too.
 * @param {string} command what to call ourselves to a second comer, e.g. "kagimori sync"
 * @returns {Promise<OpenDatabase>}
 * @throws {import("./refusal.mjs").Refusal}
 */
export async function openDatabase(command) {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  const nothing = async () => {};
  if (DATABASE_URL) {
    return {
      applicationUrl: DATABASE_URL,
      ownerUrl: DATABASE_OWNER_URL || undefined,
      from: "environment",
      runtime: null,
      close: nothing,
    };
  }
  const runtime = readRuntime(stateDirectory);
  if (runtime) {
    return {
      applicationUrl: runtime.databaseUrl,
      ownerUrl: undefined, // `npm start` has migrated it
      from: "running",
      runtime,
      close: nothing,
    };
  }
  makeStateDirectory();
  const release = takeLock(stateDirectory, command);
  try {
    const server = await startEmbedded({
      home: databaseHome(),
      logFile: join(stateDirectory, "logs/postgres.log"),
    });
    const guard = startGuard();
    guard.tell(`database ${server.pid}`);
    return {
      applicationUrl: server.applicationUrl(),
      ownerUrl: server.ownerUrl(),
      from: "started",
      runtime: null,
      async close() {
        await server.stop();
        guard.dismiss();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
