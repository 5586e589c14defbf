import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The `bin` folder of an installed PostgreSQL of that major version, or null. POSTGRES_15_BIN (and so on) comes first.
 * @param {number} major
 */
export function installedPostgres(major) {
  const candidates = [
    process.env[`POSTGRES_${major}_BIN`],
    `/usr/lib/postgresql/${major}/bin`,
    `/usr/pgsql-${major}/bin`,
    `/opt/homebrew/opt/postgresql@${major}/bin`,
    `/usr/local/opt/postgresql@${major}/bin`,
  ];
  return candidates.find((folder) => folder && existsSync(join(folder, "initdb"))) ?? null;
}
