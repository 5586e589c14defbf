import { setTimeout as pause } from "node:timers/promises";

/** The pages' server, until it answers. */
export async function startWeb(processes, env, { host, port }) {
  const web = processes.serve("web", [".next/standalone/server.js"], { env });
  let ended = false;
  web.ended.then(() => {
    ended = true;
  });
  const anyAddress = ["0.0.0.0", "::", "localhost"].includes(host);
  const reached = anyAddress ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  const origin = `http://${reached}:${port}`;
  while (!ended && !(await isReady(`${origin}/api/v1/ready`))) await pause(60);
  // The first page takes longer than the rest; better here than before somebody's eyes.
  if (!ended) await fetch(`${origin}/sign-in`, { redirect: "manual" }).catch(() => null);
}

async function isReady(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false; // not listening yet
  }
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
