import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { putAsideWhenLarge } from "../logs.mjs";
import { createRolesAndDatabase, databaseName, roleNames } from "../roles.mjs";
import { databaseAccount } from "./account.mjs";
import { embeddedBinaries } from "./binaries.mjs";
import { createCluster } from "./cluster.mjs";
import { clusterPasswords } from "./passwords.mjs";
import { startServer } from "./server.mjs";

/**
 * Starts an embedded PostgreSQL with its two roles and its database.
 * @param {{ home: string, logFile: string, binaries?: string, settings?: Record<string, string | number> }} options
 *   `binaries`: the `bin` folder of another PostgreSQL
 */
export async function startEmbedded({ home, logFile, binaries, settings }) {
  const folder = join(home, "cluster");
  const account = databaseAccount(join(folder, "data"));
  const programs = binaries ?? embeddedBinaries(account, home);
  const passwords = clusterPasswords(home);
  createCluster({ binaries: programs, folder, account, password: passwords.superuser });
  mkdirSync(dirname(logFile), { recursive: true });
  putAsideWhenLarge(logFile);
  const server = await startServer({
    binaries: programs,
    folder,
    account,
    password: passwords.superuser,
    logFile,
    settings,
  });
  const superuserUrl = (database) => server.url("postgres", passwords.superuser, database);
  try {
    await createRolesAndDatabase(superuserUrl("postgres"), passwords);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    ...server,
    home,
    dataDirectory: join(folder, "data"),
    superuserUrl,
    ownerUrl: (database = databaseName) => server.url(roleNames.owner, passwords.owner, database),
    applicationUrl: (database = databaseName) =>
      server.url(roleNames.application, passwords.application, database),
  };
}
