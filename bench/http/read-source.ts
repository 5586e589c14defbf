import { seconds } from "../measure";

/**
 * A process that reads a source once and says how long it took and how much memory it held:
 * `read-source.ts bare|product secrets-manager|parameter-store URL`
 */
const [who, kind = "", endpoint = ""] = process.argv.slice(2);
const work = who === "bare" ? await bare() : await product();
const took = await seconds(work.read);
await work.end();
console.log(JSON.stringify({ seconds: took, peakMb: process.resourceUsage().maxRSS / 1024 }));

async function bare() {
  const { listParameters, listSecrets } = await import("./bare-loop");
  const read = () =>
    kind === "secrets-manager" ? listSecrets(endpoint) : listParameters(endpoint);
  return { read, end: async () => {} };
}

async function product() {
  process.env.BENCH_KEY = "x";
  const { syncOnce } = await import("../sync-request");
  const { closePool, pool } = await import("@/lib/db/pool");
  await import(`@/lib/backends/${kind}/connect`); // loaded at first use: no part of reading
  await pool().query("SELECT 1");
  const item = {
    kind,
    endpoint,
    regions: ["ap-northeast-1"],
    credentials: { accessKeyId: "env:BENCH_KEY", secretAccessKey: "env:BENCH_KEY" },
    limits: { requestsPerSecond: 100_000 },
  };
  return { read: () => syncOnce(item), end: closePool };
}
