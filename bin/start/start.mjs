import { takeLock } from "../launcher/lock.mjs";
import { packagesAreInstalled } from "../launcher/packages.mjs";
import { makeStateDirectory, root, stateDirectory } from "../launcher/paths.mjs";
import { Refusal } from "../launcher/refusal.mjs";
import { say } from "../launcher/say.mjs";
import { decideAddress, requireFreePort } from "./address.mjs";
import { pagesAreBuilt } from "./build.mjs";
import { needed, requireSpace } from "./disk-space.mjs";
import { endLeftovers } from "./leftovers.mjs";
import { decideMode } from "./mode.mjs";
import { makeProcesses } from "./processes.mjs";
import { makeStop, stopWhenAsked } from "./stop.mjs";

/**
 * The whole of `npm start`. Ends the process itself: with 1 when something could not be done, 2 when it was used wrongly.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 */
export async function start(args, env) {
  let stop = null;
  try {
    const mode = decideMode(args, env);
    const address = decideAddress(env);
    makeStateDirectory();
    const release = takeLock(stateDirectory, "npm start");
    const processes = makeProcesses(stateDirectory);
    stop = makeStop(processes, release, stateDirectory);
    stopWhenAsked(stop);

    const left = await endLeftovers(stateDirectory);
    if (left.length > 0) say(`Ended what an earlier start had left running: ${left.join(", ")}`);
    await requireFreePort(address);
    if (!packagesAreInstalled()) requireSpace(root, needed.packages);
    if (!pagesAreBuilt()) requireSpace(root, needed.build);
    requireSpace(stateDirectory, needed.data);

    const { bringUp } = await import("./bring-up.mjs");
    await bringUp({ mode, address, env, processes, stop });
  } catch (caught) {
    if (stop?.begun()) return; // something was cut off because we are stopping
    const error = inWords(caught);
    console.error(error instanceof Refusal ? `\n${error.message}` : error);
    const exitCode = error instanceof Refusal ? error.exitCode : 1;
    if (stop) await stop(exitCode);
    else process.exit(exitCode);
  }
}

/** What the operating system refuses, said for a person. */
function inWords(error) {
  const where = error.path ?? stateDirectory;
  if (error.code === "ENOSPC")
    return new Refusal(`The disk is full: ${where} could not be written.`);
  if (["EACCES", "EPERM", "EROFS"].includes(error.code)) {
    return new Refusal(
      `${where} cannot be written by this account. Was it made by another one? Give it back, or set KAGIMORI_DATA_DIR to a folder of your own.`,
    );
  }
  return error;
}
