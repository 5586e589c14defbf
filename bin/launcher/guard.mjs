/**
 * The last resort, a process of its own: when whoever started it is gone (SIGKILL included) its end of this pipe closes, and
 * what that one had started is ended here. Lines on standard input: "+ PID" and "- PID" for process groups, "database PID",
 * "remove FOLDER" for what is of no use afterwards.
 */
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

const groups = new Set();
const folders = [];
let database = null;

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const [, word, what] = /^(\S+) (.*)$/.exec(line) ?? [];
  if (word === "+") groups.add(Number(what));
  if (word === "-") groups.delete(Number(what));
  if (word === "database") database = Number(what) || null;
  if (word === "remove") folders.push(what);
});
lines.on("close", endAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

async function endAll() {
  for (const group of groups) send(-group, "SIGTERM");
  await until(3_000, () => ![...groups].some((group) => send(-group, 0)));
  for (const group of groups) send(-group, "SIGKILL");
  if (database !== null) send(database, "SIGINT"); // PostgreSQL's "fast" stop
  if (folders.length > 0) await until(10_000, () => database === null || !send(database, 0));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

async function until(milliseconds, condition) {
  for (let waited = 0; waited < milliseconds && !condition(); waited += 50) await pause(50);
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
