import { join } from "node:path";
import { Refusal } from "../launcher/refusal.mjs";

/** What the demo's servers say on standard output once they listen. */
/** @typedef {{ vault: string, aws: string, control: string, configFile: string }} Demo */

/**
 * Starts the make-believe organisation's servers and waits until they listen. They end when their standard input closes.
 * @param {ReturnType<typeof import("./processes.mjs").makeProcesses>} processes
 * @param {Record<string, string | undefined>} env
 * @param {string} stateDirectory
 * @returns {Promise<Demo>}
 */
export function startDemo(processes, env, stateDirectory) {
  return new Promise((resolve, reject) => {
    const server = processes.serve(
      "demo",
      ["--import", "tsx", "demo/main.ts", "--state", join(stateDirectory, "demo")],
      { env, held: true, onLine: (line) => resolve(parse(line)) },
    );
    server.ended.then(({ code }) =>
      reject(new Refusal(`The demo's servers ended (exit code ${code}); see logs/demo.log`)),
    );
  });
}

/** The first line tells the addresses; whatever it says later comes too late to matter. */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    throw new Refusal(`The demo's servers said: ${line}`);
  }
}
