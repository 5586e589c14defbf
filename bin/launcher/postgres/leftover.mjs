import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../refusal.mjs";

/**
 * Stops a server that a killed launcher left behind on this data folder, and takes away the lock file of one that is
 * gone. PostgreSQL alone would refuse to start when the old process number now belongs to something else.
 * @param {string} data
 */
export async function stopLeftover(data) {
  const lockFile = join(data, "postmaster.pid");
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, "utf8").split("\n")[0]);
  if (!serves(pid, data)) return rmSync(lockFile, { force: true });

  process.kill(pid, "SIGINT"); // "fast": open transactions are rolled back
  for (let waited = 0; serves(pid, data); waited += 50) {
    if (waited === 15_000) process.kill(pid, "SIGQUIT"); // "immediate": as a crash, from which it recovers
    if (waited > 20_000)
      throw new Refusal(`PostgreSQL (process ${pid}) does not stop. End it, then start again.`);
    await pause(50);
  }
}

/** Is this process a PostgreSQL server at work in this very folder? */
function serves(pid, data) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    } catch {
      return false; // gone, or another account's
    }
  }
  const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.includes("postgres") && stdout.includes(data);
}
