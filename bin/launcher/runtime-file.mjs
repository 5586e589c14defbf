import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stillRuns } from "./process-identity.mjs";

/**
 * `runtime.json`: what a running Kagimori tells other programs on this machine. It is there while the database answers.
 * @typedef {object} Runtime
 * @property {string} webUrl
 * @property {string} databaseUrl the application's role
 * @property {"demo" | "real"} mode
 * @property {string} configFile
 * @property {Record<string, number>} pids
 * @property {Record<string, string | null>} processes what tells each of `pids` from a later process of that number
 * @property {{ vault: string, aws: string, control: string } | null} demo
 * @property {string | null} dataDirectory of the embedded database
 */

const fileIn = (directory) => join(directory, "runtime.json");

/** @param {string} directory @param {Runtime} runtime */
export function writeRuntime(directory, runtime) {
  const file = fileIn(directory);
  writeFileSync(`${file}.new`, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file); // whoever reads sees the old or the new, never half
}

/** @param {string} directory @returns {Runtime | null} null too when it was left behind by a killed launcher */
export function readRuntime(directory) {
  const runtime = readLeftRuntime(directory);
  if (!runtime) return null;
  const { launcher } = runtime.pids;
  return stillRuns({ pid: launcher, identity: runtime.processes.launcher ?? null })
    ? runtime
    : null;
}

/** The same, whether or not its launcher still runs. @param {string} directory @returns {Runtime | null} */
function readLeftRuntime(directory) {
  try {
    return JSON.parse(readFileSync(fileIn(directory), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {string} directory */
export function removeRuntime(directory) {
  rmSync(fileIn(directory), { force: true });
}
