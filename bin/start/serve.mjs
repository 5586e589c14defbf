import { get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** The pages' server, until it answers. @param {import("./address.mjs").Address} address */
export async function startWeb(processes, env, address) {
  const web = processes.serve("web", [".next/standalone/server.js"], { env });
  let ended = false;
  web.ended.then(() => {
    ended = true;
  });
  while (!ended && (await statusOf("/api/v1/ready", address)) !== 200) await pause(60);
  // The first page takes longer than the rest; better here than before somebody's eyes.
  if (!ended) await statusOf("/sign-in", address);
}

/** What it answers to a request for its own origin; null while it does not. @returns {Promise<number | null>} */
function statusOf(path, { host, port, url }) {
  const anyAddress = ["0.0.0.0", "::", "localhost"].includes(host);
  const options = {
    host: anyAddress ? "127.0.0.1" : host,
    port,
    path,
    headers: { host: new URL(url).host },
    agent: false, // no connection is left open, which the server would wait for when it stops
    timeout: 30_000,
  };
  return new Promise((resolve) => {
    get(options, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? null));
      response.once("error", () => resolve(null));
    })
      .once("timeout", function giveUp() {
        this.destroy();
      })
      .once("error", () => resolve(null));
  });
}

/** The worker, until it has registered its jobs. */
export async function startWorker(processes, env) {
  const worker = processes.serve(
    "worker",
    ["--conditions=react-server", "--import", "tsx", "worker/main.ts"],
    { env, ipc: true },
  );
  await Promise.race([
    new Promise((resolve) => worker.child.once("message", resolve)),
    worker.ended,
  ]);
}
