import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "../launcher/migrate.mjs";
import { databaseHome } from "../launcher/paths.mjs";
import { startEmbedded } from "../launcher/postgres/embedded.mjs";
import { step } from "../launcher/say.mjs";

/**
 * The database of this start, migrated and of the right mode.
 * @param {import("./mode.mjs").Mode} mode
 * @param {string} stateDirectory
 * @returns {Promise<{ url: string, embedded: Awaited<ReturnType<typeof startEmbedded>> | null }>}
 */
export async function openStartDatabase(mode, stateDirectory) {
  if (mode.databaseUrl !== null) {
    await migrateAloud({
      ownerUrl: mode.ownerUrl,
      applicationUrl: mode.databaseUrl,
      mode: mode.mode,
    });
    return { url: mode.databaseUrl, embedded: null };
  }
  const home = databaseHome(stateDirectory);
  const embedded = await step("Starting the database", () =>
    startEmbedded({
      home,
      logFile: join(stateDirectory, "logs/postgres.log"),
    }),
  );
  try {
    await migrateAloud({
      ownerUrl: embedded.ownerUrl(),
      applicationUrl: embedded.applicationUrl(),
      mode: mode.mode,
    });
    writeFileSync(join(home, "mode"), mode.mode); // for `npm run reset`, which must not need a running database
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { url: embedded.applicationUrl(), embedded };
}

const migrateAloud = (target) =>
  step("Checking the database's tables and migrations", () => migrate(target));
