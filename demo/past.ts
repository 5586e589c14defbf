/**
 * `node --conditions=react-server --import tsx demo/past.ts`, with the environment of Kagimori's processes: plays the
 * demo's past, or what is missing of it, and ends when the present is reached.
 */
export {};

process.env.KAGIMORI_LOG_TO = "stderr"; // standard output is for the person who waits
process.setSourceMapsEnabled(false); // a stack of every refused call would be mapped, and nobody reads it
const { playPast } = await import("@/demo/past/play");
const { environment } = await import("@/lib/config/environment");
const { closePool } = await import("@/lib/db/pool");
const { closeQueue } = await import("@/lib/jobs/enqueue");

const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => stop.abort());
}
const { configFile } = environment();
if (configFile === null) {
  console.error("KAGIMORI_CONFIG does not name the demo's config file.");
  process.exit(2);
}
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  await playPast({ configFile, now: Date.now, logs: true, signal: stop.signal, say });
} finally {
  await closeQueue();
  await closePool();
}
