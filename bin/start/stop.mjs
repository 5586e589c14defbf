import { removeRuntime } from "../launcher/runtime-file.mjs";
import { say } from "../launcher/say.mjs";

/**
 * Ends everything in the order in which it depends on each other: programs, database, guard, lock.
 * @param {ReturnType<typeof import("./processes.mjs").makeProcesses>} processes
 * @param {() => void} release
 * @param {string} stateDirectory
 */
export function makeStop(processes, release, stateDirectory) {
  let begun = false;
  let stopDatabase = async () => {};

  const stop = async (exitCode) => {
    if (begun) return;
    begun = true;
    await processes.stop();
    await stopDatabase();
    removeRuntime(stateDirectory);
    processes.dismissGuard();
    release();
    process.exit(exitCode);
  };
  stop.begun = () => begun;
  stop.kill = () => processes.kill();
  /** @param {() => Promise<void>} how */
  stop.afterwards = (how) => {
    stopDatabase = how;
  };
  return stop;
}

/** Ctrl-C, a stop from outside, a closed terminal, npm gone. A second Ctrl-C does not wait for anybody. */
export function stopWhenAsked(stop) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (stop.begun()) return stop.kill();
      say("Stopping …");
      stop(0);
    });
  }
  // A closed terminal takes no more lines; that is no reason to break off in the middle of stopping.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  if (process.env.npm_lifecycle_event === "start") stopWhenOrphaned(stop);
}

/** npm killed with SIGKILL tells us nothing, and nobody could press Ctrl-C any more. */
function stopWhenOrphaned(stop) {
  const parent = process.ppid; // npm itself: the script says `exec`
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop(0);
  }, 500);
  watch.unref();
}
