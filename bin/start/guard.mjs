/**
 * The last resort, a process of its own: when the launcher is gone (SIGKILL included) its end of this pipe closes, and what it
 * had started is ended here. Lines on standard input: "+ PID" and "- PID" for process groups, "database PID".
 */
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

const groups = new Set();
let database = null;

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const [word, number] = line.split(" ");
  if (word === "+") groups.add(Number(number));
  if (word === "-") groups.delete(Number(number));
  if (word === "database") database = Number(number) || null;
});
lines.on("close", endAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

async function endAll() {
  for (const group of groups) send(-group, "SIGTERM");
  for (
    let waited = 0;
    waited < 3_000 && [...groups].some((group) => send(-group, 0));
    waited += 50
  ) {
    await pause(50);
  }
  for (const group of groups) send(-group, "SIGKILL");
  if (database !== null) send(database, "SIGINT"); // PostgreSQL's "fast" stop
  process.exit(0);
}

/** @returns {boolean} whether there is somebody to send it to */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
