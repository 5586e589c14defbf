import { spawn } from "node:child_process";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../free-port.mjs";
import { Refusal } from "../refusal.mjs";
import { serverEnvironment } from "./cluster.mjs";
import { whatFailed } from "./failures.mjs";
import { stopLeftover } from "./leftover.mjs";

const defaults = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 100,
  shared_buffers: "256MB",
  work_mem: "16MB",
  max_wal_size: "2GB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * @typedef {object} Server
 * @property {number} pid
 * @property {number} port on 127.0.0.1; there is no socket file
 * @property {(user: string, password: string, database: string) => string} url
 * @property {Promise<{ output: string, message: string }>} exited resolves when it ends, wanted or not
 * @property {() => Promise<void>} stop ends it cleanly
 */

/**
 * Starts PostgreSQL on a data folder and waits until it answers.
 * @param {{ binaries: string, folder: string, account: import("./account.mjs").Account, password: string,
 *   logFile: string, settings?: Record<string, string | number> }} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  await stopLeftover(join(options.folder, "data"));
  for (let attempt = 1; ; attempt++) {
    const server = launch(options, await freePort());
    const failure = await readyOrFailed(server, options.password);
    if (failure === null) return server;
    // The workers of a killed server take a moment to notice; another program may have taken the port.
    const passing = /pre-existing shared memory block|address already in use/i.test(failure.output);
    if (!passing || attempt === 40) throw new Refusal(failure.message);
    await pause(250);
  }
}

function launch({ binaries, folder, account, logFile, settings = {} }, port) {
  const data = join(folder, "data");
  const all = { ...defaults, port, ...settings };
  const log = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const child = spawn(
    join(binaries, "postgres"),
    ["-D", data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...account,
      env: serverEnvironment,
      cwd: "/",
      stdio: ["ignore", log, log],
      detached: true, // Ctrl-C goes to the whole terminal group; the database must outlive web and worker
    },
  );
  closeSync(log);

  const exited = new Promise((resolve) => {
    child.once("error", (error) => resolve({ output: error.message, message: error.message }));
    child.once("exit", (_code, signal) => {
      const output = tailOf(logFile, logStart);
      const killed = `It was killed. Nothing that was stored is lost: start again.`;
      resolve({ output, message: signal === "SIGKILL" ? killed : whatFailed(output, data) });
    });
  });
  return {
    pid: child.pid,
    port,
    exited,
    url: (user, secret, database) =>
      `postgresql://${user}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`,
    async stop() {
      child.kill("SIGINT");
      const impatience = setTimeout(() => child.kill("SIGQUIT"), 15_000);
      await exited;
      clearTimeout(impatience);
    },
  };
}

/** null once it answers; else why it ended. */
async function readyOrFailed(server, password) {
  let failure = null;
  server.exited.then((reason) => {
    failure = reason;
  });
  try {
    while (!(await answers(server.url("postgres", password, "postgres")))) {
      if (failure !== null) return failure;
      await pause(30);
    }
    return null;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function answers(connectionString) {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    // Not listening yet, or still recovering from a crash (57P03); anything else will not mend itself.
    if (error.code === "ECONNREFUSED" || error.code === "57P03" || error.code === "ECONNRESET")
      return false;
    throw error;
  }
}

/** What was written to the log since `from`, at most the last 16 kB. */
function tailOf(file, from) {
  const { size } = statSync(file);
  const start = Math.max(from, size - 16_384);
  const buffer = Buffer.alloc(size - start);
  const handle = openSync(file, "r");
  readSync(handle, buffer, 0, buffer.length, start);
  closeSync(handle);
  return buffer.toString("utf8");
}
