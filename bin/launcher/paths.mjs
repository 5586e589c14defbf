import { createHash } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { canEnter, databaseAccount, isRoot } from "./postgres/account.mjs";

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Everything a running Kagimori writes: `.kagimori/`, or KAGIMORI_DATA_DIR. */
export const stateDirectory = process.env.KAGIMORI_DATA_DIR
  ? resolve(process.env.KAGIMORI_DATA_DIR)
  : join(root, ".kagimori");

/** Makes the state folder. Root lets the database's account pass through it, but not list it. */
export function makeStateDirectory(directory = stateDirectory) {
  mkdirSync(join(directory, "logs"), { recursive: true, mode: 0o700 });
  chmodSync(directory, isRoot ? 0o711 : 0o700);
}

/**
 * Where the embedded database lies: inside the state folder; where the database's account cannot enter that (root below a
 * 0700 folder), in /var/lib/kagimori under a name of its own.
 */
export function databaseHome(directory = stateDirectory) {
  const home = join(directory, "database");
  mkdirSync(home, { recursive: true, mode: 0o711 });
  if (!isRoot || canEnter(home, databaseAccount())) return home;
  const hash = createHash("sha256").update(directory).digest("hex").slice(0, 12);
  const elsewhere = join("/var/lib/kagimori", hash);
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  return elsewhere;
}
