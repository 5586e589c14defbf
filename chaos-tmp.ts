import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFileSync, mkdtempSync, chmodSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { migrate } from "@/bin/launcher/migrate.mjs";
import { startEmbedded } from "@/bin/launcher/postgres/embedded.mjs";

const COUNT = Number(process.argv[2] ?? 6000), KILLS = Number(process.argv[3] ?? 20);
const home = mkdtempSync("/tmp/syncw/chaos-pg-"); chmodSync(home, 0o711); chmodSync("/tmp/syncw", 0o711);
const settings = { shared_buffers: "256MB" };
const start = () => startEmbedded({ home, logFile: join(home, "postgres.log"), settings });
let server = await start();
await migrate({ ownerUrl: server.ownerUrl(), applicationUrl: server.applicationUrl(), mode: "real" });
const stub = spawn(process.execPath, ["bench/http/aws-server.mjs", String(COUNT)], { stdio: ["ignore", "pipe", "inherit"] });
const [port] = await once(stub.stdout!, "data");
const config = "/tmp/syncw/chaos/kg.yaml";
writeFileSync(config, `sources:
  - { id: ssm, kind: parameter-store, regions: [ap-northeast-1], endpoint: "http://127.0.0.1:${String(port).trim()}", schedule: PT1M, credentials: { accessKeyId: "env:K", secretAccessKey: "env:K" }, limits: { requestsPerSecond: 10000 } }
  - { id: ssm2, kind: parameter-store, regions: [ap-northeast-1], endpoint: "http://127.0.0.1:${String(port).trim()}", schedule: PT1M, credentials: { accessKeyId: "env:K", secretAccessKey: "env:K" }, limits: { requestsPerSecond: 10000 } }
`);
const env = () => ({ ...process.env, DATABASE_URL: server.applicationUrl(), KAGIMORI_CONFIG: config, KAGIMORI_MODE: "real", K: "x" });
const launch = (n: number) => { const c = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "worker/main.ts"], { env: env(), stdio: ["ignore", "pipe", "inherit"] }); const f=`/tmp/syncw/chaos/w${n}.log`; c.stdout!.on("data", d => writeFileSync(f, d, { flag: "a" })); return c; };
const q = async (sql: string) => { const c = new pg.Client({ connectionString: server.applicationUrl() }); await c.connect(); try { return (await c.query(sql)).rows; } finally { await c.end(); } };
let workers: ChildProcess[] = [launch(0), launch(1)];
const cli = () => { const c = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "bin/cli/main.ts", "sync", "--json"], { env: env(), stdio: ["ignore", "ignore", "ignore"] }); return c; };
await wait(70000);
let kills = { worker: 0, cli: 0, postgres: 0 };
for (let i = 0; i < KILLS; i++) {
  const c = cli(); c.on("error", () => {});
  await wait(5000 + Math.random() * 8000);
  const running = await q("SELECT count(*)::int c, coalesce(max(found),0) f FROM sync_run WHERE status='running'").catch(() => []);
  const what = i % 3;
  if (what === 0) { const n = i % 2; workers[n]!.kill("SIGKILL"); await once(workers[n]!, "exit").catch(() => {}); workers[n] = launch(n); kills.worker++; }
  else if (what === 1) { kills.cli++; }
  else { process.kill(server.pid, "SIGKILL"); await wait(300); server = await start(); kills.postgres++; for (const n of [0, 1]) { workers[n]!.kill("SIGKILL"); workers[n] = launch(n); } }
  c.kill("SIGKILL");
  console.log(i, ["worker", "cli", "postgres"][what], JSON.stringify(running));
}
console.log("kills", kills);
const from = Date.now();
for (;;) {
  await wait(2000);
  const rows = await q("SELECT source_id, status, found, \"new\" FROM sync_run ORDER BY started_at DESC LIMIT 4").catch(() => []);
  const [{ n }] = await q("SELECT count(*)::int n FROM sync_run WHERE status = 'done' AND started_at > now() - interval '40 seconds'").catch(() => [{ n: 0 }]);
  if (n >= 2 || Date.now() - from > 300_000) { console.log(JSON.stringify(rows)); break; }
}
console.log("seconds to recover", (Date.now() - from) / 1000);
console.log(JSON.stringify(await q("SELECT count(*)::int n, count(DISTINCT identity)::int d, count(*) FILTER (WHERE removed_at IS NOT NULL)::int removed, count(*) FILTER (WHERE unseen_by <> '{}')::int unseen FROM secret")));
console.log("history", JSON.stringify(await q("SELECT count(*)::int n FROM secret_history")));
console.log("runs", JSON.stringify(await q("SELECT source_id, status, count(*)::int n FROM sync_run GROUP BY 1,2 ORDER BY 1,2")));
console.log("jobs", JSON.stringify(await q("SELECT name, state::text, count(*)::int n FROM pgboss.job GROUP BY 1,2 ORDER BY 1,2")));
for (const w of workers) { w.kill("SIGTERM"); await once(w, "exit"); }
stub.kill(); await server.stop();
