import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { playPast } from "@/demo/past/play";
import { type PastDay, pastDays } from "@/demo/past/steps";
import { type DemoServers, SEED, startServers } from "@/demo/start";
import { writeConfig, writeKept } from "@/demo/state-folder";
import { type Calendar, calendar } from "@/demo/world/calendar";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { closeQueue } from "@/lib/jobs/enqueue";

const HOUR = 3_600_000;
const TODAY = Date.parse("2026-11-23T00:00:00+09:00");
const { application } = testDatabase();
let servers: DemoServers;
let configFile = "";

beforeAll(async () => {
  servers = await startServers({ today: TODAY });
  const folder = mkdtempSync(join(tmpdir(), "kagimori-past-"));
  const portOf = (url: string) => Number(new URL(url).port);
  writeKept(folder, {
    seed: SEED,
    today: new Date(TODAY).toISOString(),
    ports: {
      vault: portOf(servers.vault),
      aws: portOf(servers.aws),
      control: portOf(servers.control),
    },
  });
  configFile = writeConfig(folder, servers, TODAY, TODAY);
  process.env.KAGIMORI_CONFIG = configFile;
});
afterAll(async () => {
  await servers.close();
  await closeQueue();
  await closePool();
});

/** A week before the policy was changed, and the last day. */
const short = (when: Calendar, now: number): PastDay[] => {
  const all = pastDays(when, now);
  return [...all.filter(({ day }) => day === "2026-09-21"), ...all.slice(-1)];
};

const play = (now: number, signal = new AbortController().signal) =>
  playPast({ configFile, now: () => now, logs: false, signal, say: () => {}, days: short });

const counts = async () => {
  const { rows } = await application.query(
    `SELECT (SELECT count(*)::int FROM sync_run) AS runs,
            (SELECT count(*)::int FROM sync_run WHERE status <> 'done') AS unfinished,
            (SELECT count(DISTINCT day)::int FROM kpi_close) AS days,
            (SELECT count(*)::int FROM kpi_close WHERE late) AS late,
            (SELECT count(*)::int FROM config_version) AS configs,
            (SELECT count(*)::int FROM secret_history WHERE superseded_at <= recorded_at) AS backwards,
            (SELECT count(*)::int FROM secret WHERE counted <> 'none' AND removed_at IS NULL) AS counted`,
  );
  return rows[0];
};

test("the past is played forward once, and what is missing later", {
  timeout: 180_000,
}, async () => {
  // Stopped before the first step, it has done no harm.
  await expect(play(TODAY + HOUR, AbortSignal.abort())).rejects.toThrow();

  const now = TODAY + 11 * HOUR;
  await play(now);
  const first = await counts();
  expect(first).toMatchObject({ runs: 9, unfinished: 0, days: 2, late: 0, backwards: 0 });
  expect(first.configs).toBe(2);
  expect(first.counted).toBe(2487);

  await play(now + HOUR);
  expect(await counts()).toEqual(first);

  await play(now + 24 * HOUR);
  expect(await counts()).toMatchObject({ runs: 15, unfinished: 0, days: 3, late: 0 });
});

test("exceptional access of every kind was asked for, decided and reviewed", async () => {
  const { rows } = await application.query(
    `SELECT ticket, status, emergency, reviewed_at IS NOT NULL AS reviewed, ended_at IS NOT NULL AS ended,
            (SELECT count(*)::int FROM break_glass_step s WHERE s.request_id = r.id) AS steps
       FROM break_glass_request r ORDER BY ticket`,
  );
  expect(new Set(rows.map(({ ticket }) => ticket)).size).toBe(13);
  expect(new Set(rows.map(({ status }) => status)).size).toBe(4);
  expect(rows.find(({ ticket }) => ticket === "PAY-310")).toEqual({
    ticket: "PAY-310",
    status: "approved",
    emergency: false,
    reviewed: true,
    ended: true,
    steps: 4,
  });
});

test("what was declared on screen holds, was superseded, and waits", async () => {
  const { rows } = await application.query(
    "SELECT section, key, state, approval FROM declaration ORDER BY proposed_at",
  );
  expect(rows.map(({ section, key, state }) => `${section} ${key} ${state}`)).toEqual([
    "people mori@hokushin.example in-force",
    "people miyamoto@hokushin.example superseded",
    "mapping.rules misc-names in-force",
    "policies.attestation stg superseded",
    "policies.stopTime unclassified in-force",
    "plainText.ignore coupon-partner in-force",
    "targets naming-compliance in-force",
    "policies.attestation stg in-force",
    "people miyamoto@hokushin.example in-force",
    "mapping.exclude ci-runner-local proposed",
  ]);
  expect(rows.at(-1)).toMatchObject({ approval: "another" });
  const applied = await application.query(
    "SELECT count(*)::int AS n FROM secret WHERE plain_text_judged IS NOT NULL",
  );
  expect(applied.rows[0].n).toBe(1);
});

test("the policy that was changed shows: more was in time before", async () => {
  const { rows } = await application.query(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(numerator)::float / sum(denominator) AS value
       FROM kpi_cell WHERE kpi_id = 'rotation-compliance' GROUP BY 1 ORDER BY 1`,
  );
  expect(rows[0]).toMatchObject({ day: "2026-09-21" });
  expect(rows[0].value).toBeGreaterThan(0.87);
  expect(rows.at(-1).value).toBeCloseTo(0.845, 1);
});

test("no value was asked for, and none lies in the database", async () => {
  expect(await (await fetch(`${servers.control}/value-reads`)).json()).toEqual({ count: 0 });
  const { rows: tables } = await application.query(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  for (const { name } of tables) {
    const { rows } = await application.query(
      `SELECT count(*)::int AS found FROM ${name} AS t
        WHERE t::text LIKE '%kgmr-canary%' OR t::text LIKE '%haru-Kaede%' OR t::text LIKE '%AKIAIOSFODNN7EXAMPLE%'
           OR t::text LIKE '%kgmrcanary%'`,
    );
    expect(rows[0].found, name).toBe(0);
  }
});

test("every trend of thirteen months has its days, the last five weeks each one", () => {
  const days = pastDays(calendar(TODAY), TODAY + 11 * HOUR).map(({ day }) => day);
  expect(days[0]).toBe("2025-10-27");
  expect(days.at(-1)).toBe("2026-11-22");
  expect(days).toHaveLength(86);
});
