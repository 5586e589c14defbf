import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { putAsideWhenLarge } from "../launcher/logs.mjs";
import { root } from "../launcher/paths.mjs";
import { sendToGroup } from "../launcher/process-group.mjs";
import { processIdentity } from "../launcher/process-identity.mjs";
import { Refusal } from "../launcher/refusal.mjs";
import { startGuard } from "../launcher/start-guard.mjs";

/**
 * The programs a start runs, each in a process group of its own, so that Ctrl-C reaches the launcher alone and the launcher
 * reaches all of them. What runs is told to a guard and written down, for the case that the launcher is killed.
 * @param {string} stateDirectory
 */
export function makeProcesses(stateDirectory) {
  const running = new Map();
  let stopping = false;
  let onUnexpectedEnd = () => {};
  const guard = startGuard();

  function note() {
    const noted = [...running.values()].map(({ name, pid }) => ({
      name,
      pid,
      identity: processIdentity(pid),
    }));
    writeFileSync(join(stateDirectory, "processes.json"), JSON.stringify(noted), { mode: 0o600 });
  }

  function launch(name, args, { env = {}, held = false, onLine, output, ipc = false }) {
    if (stopping) throw new Refusal("stopping");
    const logFile = join(stateDirectory, "logs", `${output ?? name}.log`);
    putAsideWhenLarge(logFile);
    const log = openSync(logFile, "a", 0o600);
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: [held ? "pipe" : "ignore", onLine ? "pipe" : log, log, ...(ipc ? ["ipc"] : [])],
      detached: true,
    });
    closeSync(log);
    if (child.pid === undefined) throw new Refusal(`${name} could not be started`);
    if (onLine) createInterface({ input: child.stdout }).on("line", onLine);
    const record = { name, pid: child.pid, child, ended: null };
    record.ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        running.delete(child.pid);
        guard.tell(`- ${child.pid}`);
        if (!stopping) note();
        resolve({ code, signal });
      });
    });
    running.set(child.pid, record);
    guard.tell(`+ ${child.pid}`);
    note();
    return record;
  }

  return {
    /** The processes that serve, by name. @returns {Record<string, number>} */
    pids: () => Object.fromEntries([...running.values()].map(({ name, pid }) => [name, pid])),

    /** @param {(message: string) => void} listener told when a serving program ends by itself */
    whenOneEnds(listener) {
      onUnexpectedEnd = listener;
    },

    /** The database is not ours to end in a group; the guard does it last. @param {number | null} pid */
    databaseRuns(pid) {
      guard.tell(`database ${pid ?? 0}`);
    },

    /**
     * Starts a program that serves until it is stopped. It logs to logs/NAME.log.
     * `held`: it may end when its standard input closes. `onLine`: is given its standard output instead of the log.
     */
    serve(name, args, options) {
      const record = launch(name, args, options);
      record.ended.then(({ code, signal }) => {
        if (stopping) return;
        const log = join(stateDirectory, "logs", `${name}.log`);
        onUnexpectedEnd(
          `${name} ended by itself (${signal ?? `exit code ${code}`}). Its log ends:\n${tail(log)}`,
        );
      });
      return record;
    },

    /** Runs a program to its end. @throws {Refusal} with the end of its log when it fails */
    async run(name, args, { env, output, onLine }) {
      const { code, signal } = await launch(name, args, { env, output, onLine }).ended;
      if (stopping) await new Promise(() => {}); // whoever stops also ends this process
      if (code === 0) return;
      const log = join(stateDirectory, "logs", `${output}.log`);
      throw new Refusal(
        `${name} failed (${signal ?? `exit code ${code}`}). ${log} ends:\n${tail(log)}`,
      );
    },

    /** Ends all of them: asks, and after `patience` milliseconds does not ask any more. */
    async stop(patience = 10_000) {
      stopping = true;
      const all = [...running.values()];
      for (const { pid } of all) sendToGroup(pid, "SIGTERM");
      const impatience = setTimeout(() => {
        for (const { pid } of running.values()) sendToGroup(pid, "SIGKILL");
      }, patience);
      await Promise.all(all.map((record) => record.ended));
      clearTimeout(impatience);
      for (const { pid } of all) sendToGroup(pid, "SIGKILL"); // what a program may have left in its group
      rmSync(join(stateDirectory, "processes.json"), { force: true });
    },

    /** Kills all of them, the second time somebody presses Ctrl-C. */
    kill() {
      for (const { pid } of running.values()) sendToGroup(pid, "SIGKILL");
    },

    dismissGuard: () => guard.dismiss(),
  };
}

/** The last lines of a log. */
function tail(file, count = 20) {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}
