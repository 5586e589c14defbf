import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../refusal.mjs";

/**
 * The passwords of one embedded cluster, made when it is made. Ours alone (0600), not the database account's.
 * @param {string} home
 * @returns {{ superuser: string, owner: string, application: string }}
 */
export function clusterPasswords(home) {
  const file = join(home, "passwords.json");
  if (!existsSync(file)) {
    if (existsSync(join(home, "cluster/data"))) {
      throw new Refusal(
        `${file} is missing, so the database beside it cannot be opened. Restore that file.`,
      );
    }
    const made = { superuser: password(), owner: password(), application: password() };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

const password = () => randomBytes(24).toString("base64url");
