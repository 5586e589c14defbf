import { readdirSync } from "node:fs";

/**
 * Name of the newest migration this version of the code knows. The built web server has no folder to look at: there
 * next.config.js has put the name in when it was built.
 */
export function latestMigration(): string {
  return process.env.KAGIMORI_LATEST_MIGRATION ?? newestFolder();
}

function newestFolder(): string {
  const folders = readdirSync(/* turbopackIgnore: true */ "prisma/migrations", {
    withFileTypes: true,
  })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return folders.sort().at(-1) ?? "";
}
