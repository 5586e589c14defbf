import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { Refusal } from "../refusal.mjs";

/** @typedef {{ uid?: number, gid?: number }} Account whom a child process runs as; empty: as ourselves */

export const isRoot = process.getuid?.() === 0;

/**
 * The account PostgreSQL runs as. It refuses to run as root, so root lends it `postgres`, else `nobody` (no account
 * is ever made). An existing data folder keeps its owner, even when `postgres` was installed later.
 * @param {string} [dataDirectory]
 * @returns {Account}
 */
export function databaseAccount(dataDirectory) {
  if (!isRoot) return {};
  if (dataDirectory && existsSync(dataDirectory)) {
    const { uid, gid } = statSync(dataDirectory);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ["postgres", "nobody"]) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new Refusal(
    "PostgreSQL cannot run as root, and this machine has neither a `postgres` nor a `nobody` account. " +
      "Run `npm start` as an ordinary user.",
  );
}

/** @param {string} directory @param {Account} account */
export function canEnter(directory, account) {
  // The shell's own `cd` asks the kernel as that account, which mode bits alone cannot answer (ACLs, parents).
  const shell = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", directory], { ...account, cwd: "/" });
  return shell.status === 0;
}

/** @param {string} what @param {string} name */
function idOf(what, name) {
  const { status, stdout } = spawnSync("id", [what, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : null;
}
