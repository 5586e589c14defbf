import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readLogs } from "@/demo/past/logs";
import { playPast } from "@/demo/past/play";
import { pastDays } from "@/demo/past/steps";
import { type DemoServers, SEED, startServers } from "@/demo/start";
import { writeConfig, writeKept } from "@/demo/state-folder";
import { SILENT } from "@/demo/world/audit-reads";
import { calendar, HOUR, tokyoMidnight } from "@/demo/world/calendar";
import { loadConfig } from "@/lib/config/load";
import { logHours } from "@/lib/continuity/hours-sql";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { testDatabase } from "@/lib/db/testing";
import { closeQueue } from "@/lib/jobs/enqueue";

const now = Date.now();
const today = tokyoMidnight(now);
const { application } = testDatabase();
const said: string[] = [];
let servers: DemoServers;
let configFile = "";

const number = async (sql: string): Promise<number> =>
  Number((await application.query(sql)).rows[0]?.n);

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "kagimori-logs-"));
  const logs = {
    audit: join(folder, "vault-audit.log"),
    archive: join(folder, "cloudtrail"),
    began: now,
  };
  servers = await startServers({ today, logs });
  const portOf = (url: string) => Number(new URL(url).port);
  const { vault, aws, control } = servers;
  const ports = { vault: portOf(vault), aws: portOf(aws), control: portOf(control) };
  writeKept(folder, { seed: SEED, today: new Date(today).toISOString(), ports });
  configFile = writeConfig(folder, servers, today, now);
  process.env.KAGIMORI_CONFIG = configFile;
  await playPast({
    configFile,
    now: () => now,
    logs: true,
    signal: new AbortController().signal,
    say: (line) => said.push(line),
    days: (when, until) => pastDays(when, until).slice(-2),
  });
}, 240_000);
afterAll(async () => {
  await servers.close();
  await closeQueue();
  await closePool();
});

test("every log is read to its end, and a few ten thousand events stand", async () => {
  expect(said.filter((line) => !/: \d+ events$/.test(line))).toEqual([]);
  const events = await number("SELECT count(*) AS n FROM access_event");
  expect(events).toBeGreaterThan(30_000);
  expect(events).toBeLessThan(80_000);
  expect(await number("SELECT count(*) AS n FROM set_aside")).toBe(1);
  for (const id of ["cloudtrail", "cloudtrail-archive", "vault-audit"]) {
    expect(
      await number(`SELECT count(*) AS n FROM access_context WHERE source_id = '${id}'`),
    ).toBeGreaterThan(0);
  }
});

test("what is read is what the inventory holds, and what people and workloads read", async () => {
  const targets =
    "SELECT count(*) AS n FROM access_target WHERE NOT path_level AND alias_of IS NULL";
  const all = await number(targets);
  expect(await number(`${targets} AND secret_id IS NOT NULL`)).toBeGreaterThan(all * 0.9);
  expect(
    await number("SELECT count(DISTINCT use) AS n FROM access_operation"),
  ).toBeGreaterThanOrEqual(7);
  expect(await number("SELECT count(DISTINCT cause) AS n FROM access_event")).toBe(6);
  expect(
    await number("SELECT count(*) AS n FROM access_event WHERE shared_event_id IS NOT NULL"),
  ).toBe(1);
});

test("read again, next to nothing is new: only what happened in between", async () => {
  const before = await number("SELECT count(*) AS n FROM access_event");
  const again: string[] = [];
  await readLogs(loadConfig(configFile, new Date()), {
    clock: () => new Date(),
    signal: new AbortController().signal,
    say: (line) => again.push(line),
  });
  expect(again.filter((line) => /: \d+ events$/.test(line))).toHaveLength(3);
  const more = (await number("SELECT count(*) AS n FROM access_event")) - before;
  expect(more).toBeGreaterThanOrEqual(0);
  expect(more).toBeLessThan(100);
}, 120_000);

test("days were closed with what the logs had told by their evening", async () => {
  const { rows } = await application.query(
    `SELECT c.kpi_id, count(*)::int AS days, bool_or(c.late) AS late,
            bool_and(jsonb_path_exists(c.coverage, '$.sources[*] ? (@.reached == true)')) AS reached,
            (SELECT sum(denominator)::int FROM kpi_cell x WHERE x.kpi_id = c.kpi_id) AS n
       FROM kpi_close c WHERE kpi_id IN ('break-glass', 'log-continuity', 'retrieval-failures', 'unused-secrets')
      GROUP BY 1 ORDER BY 1`,
  );
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    expect(row).toMatchObject({ days: 2, late: false, reached: true });
    if (row.kpi_id !== "retrieval-failures") expect(row.n, row.kpi_id).toBeGreaterThan(0);
  }
  const recorded = `SELECT count(*) AS n FROM access_event WHERE recorded_at < occurred_at - interval '6 minutes'`;
  expect(await number(recorded)).toBe(0);
});

test("the afternoon without a device is a gap of its log, and of no other", async () => {
  const when = calendar(today);
  const from = new Date(when.on(-SILENT.daysAgo - 1));
  const rows = await prisma().$queryRaw<{ source_id: string; state: string; n: number }[]>`
    WITH ${logHours({ from, to: new Date(when.on(-1)), now: new Date(now) })}
    SELECT source_id, state, count(*)::int AS n FROM log_hours GROUP BY 1, 2`;
  const of = (source: string, state: string) =>
    rows.find((row) => row.source_id === source && row.state === state)?.n ?? 0;
  expect(of("vault-audit", "gap")).toBeGreaterThanOrEqual(Math.floor(SILENT.hours));
  expect(of("vault-audit", "gap")).toBeLessThanOrEqual(Math.ceil(SILENT.hours));
  expect(of("cloudtrail", "gap")).toBe(0);
  expect(of("cloudtrail", "covered")).toBeGreaterThan((6 * 24 * HOUR) / HOUR);
});

test("no value came into the database", async () => {
  for (const table of [
    "access_event",
    "access_target",
    "access_principal",
    "access_user_agent",
    "set_aside",
  ]) {
    expect(
      await number(`SELECT count(*) AS n FROM ${table} AS t WHERE t::text LIKE '%kgmr-canary%'`),
    ).toBe(0);
  }
});
