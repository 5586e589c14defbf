import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sendToGroup } from "../launcher/process-group.mjs";
import { stillRuns } from "../launcher/process-identity.mjs";

/**
 * Ends what a killed start left running in this state folder (its guard does the same, unless it was killed too). Only
 * processes that are still the very ones written down are touched.
 * @param {string} stateDirectory
 * @returns {Promise<string[]>} their names
 */
export async function endLeftovers(stateDirectory) {
  const file = join(stateDirectory, "processes.json");
  if (!existsSync(file)) return [];
  const left = read(file).filter(stillRuns);
  for (const { pid } of left) sendToGroup(pid, "SIGTERM");
  for (let waited = 0; left.some(stillRuns) && waited < 5_000; waited += 50) await pause(50);
  for (const { pid } of left.filter(stillRuns)) sendToGroup(pid, "SIGKILL");
  rmSync(file, { force: true });
  return left.map(({ name }) => name);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return []; // half written by a process that was killed
  }
}
