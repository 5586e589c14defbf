import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { lockClass } from "@/lib/db/advisory-lock";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { tryLock } from "@/lib/db/session-lock";
import { inTransaction } from "@/lib/db/transaction";
import { dayOf, endOfDay, startOfDay } from "@/lib/organisation/calendar";
import { type OrganisationSettings, organisationSettings } from "@/lib/organisation/settings";
import type { RecordKpi } from "../definition";
import { kpis } from "../index";
import { firstKept } from "./cells";
import { dueDays } from "./due";
import { factsOf } from "./facts";
import { tallyRules } from "./rules";

/** Up to so many readers every question is answered from the events themselves as fast. An estimate decides. */
const large = 200_000;
/** One run counts no longer than this: what is left is counted by the next, and events are stored meanwhile. */
const budgetMs = 20_000;
/** A figure of an instant is counted again when it is this old, and not more often than it costs a fiftieth of the time. */
const restMs = 15 * 60_000;
const share = 50;

const tallied = kpis.filter((kpi): kpi is RecordKpi => kpi.records !== undefined && !!kpi.tally);

interface Run {
  clock: () => Date;
  settings: OrganisationSettings;
  rules(kpi: RecordKpi): string;
}

/**
 * Counts figures of what happened, day by day, where there is much: what has become known since a day was counted, and the
 * last days in any case. Killed, what was counted before stands; while another process counts, nothing is done.
 * @returns the days counted
 */
export async function takeRecordTalliesAsSystem(
  clock: () => Date,
  { least = large, signal }: { least?: number; signal?: AbortSignal } = {},
): Promise<readonly string[]> {
  const lock = await tryLock(lockClass.tally, "records");
  if (!lock) return [];
  try {
    if (!(await areMany(least))) {
      await pool().query("DELETE FROM record_tally");
      await pool().query("DELETE FROM record_tally_mark");
      return [];
    }
    const settings = await organisationSettings();
    const run = { clock, settings, rules: await tallyRules(settings) };
    const days = await countDays(run, signal);
    for (const kpi of tallied) if (!kpi.overPeriod) await countInstant(run, kpi);
    return days;
  } finally {
    await lock.release();
  }
}

async function areMany(least: number): Promise<boolean> {
  const { rows } = await pool().query(
    "SELECT greatest(reltuples, 0)::float8 AS n FROM pg_class WHERE oid = 'access_reader'::regclass",
  );
  return z.object({ n: z.number() }).parse(rows[0]).n >= least;
}

async function countDays(run: Run, signal: AbortSignal | undefined): Promise<string[]> {
  const { timeZone } = run.settings;
  const at = run.clock();
  const today = dayOf(at, timeZone);
  const byDay = tallied.filter(({ overPeriod }) => overPeriod);
  await pool().query("DELETE FROM record_tally WHERE day < $1", [firstKept(today)]);
  await pool().query("DELETE FROM record_tally_mark WHERE day < $1", [firstKept(today)]);
  const first = await pool().query("SELECT FROM record_tally LIMIT 1");
  const counted: string[] = [];
  for (const day of await dueDays({ kpis: byDay, rules: run.rules, today, at, timeZone })) {
    signal?.throwIfAborted();
    await inTransaction((client) => countDay(client, run, { kpis: byDay, day, at }));
    counted.push(day);
    // Who began to store before there was a day to mark is waited for once.
    if (first.rowCount === 0 && counted.length === 1) await inTransaction(waitForStores);
    if (counted.length > 2 && run.clock().getTime() - at.getTime() > budgetMs) break;
  }
  return counted;
}

const waitForStores = (client: PoolClient) =>
  client.query("SELECT pg_advisory_xact_lock($1, 0)", [lockClass.accessEvents]);

/** All figures of one day, from one snapshot, and with them the marks that it has seen. */
async function countDay(
  client: PoolClient,
  { clock, settings, rules }: Run,
  { kpis: byDay, day, at }: { kpis: readonly RecordKpi[]; day: string; at: Date },
): Promise<void> {
  const { timeZone, alertRule } = settings;
  await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  await client.query("DELETE FROM record_tally_mark WHERE day = $1", [day]);
  const end = endOfDay(day, timeZone);
  const closed = end <= at;
  const span = {
    ...{ from: startOfDay(day, timeZone), to: closed ? end : at, asOf: at, past: false },
    // Read after the snapshot was opened: whatever is in it was recorded before.
    ...{ now: clock(), timeZone, alertRule },
  };
  for (const kpi of byDay) {
    const records = kpi.records(span);
    await store(client, kpi, { day, at, rules: rules(kpi), records, closed });
  }
}

/** The figure of an instant, unless it was counted a short time ago. */
async function countInstant({ clock, settings, rules }: Run, kpi: RecordKpi): Promise<void> {
  const at = clock();
  const { rows } = await pool().query(
    `SELECT FROM record_tally WHERE kpi_id = $1 AND rules = $2
        AND at > $3::timestamptz - make_interval(secs => greatest($4, took_ms::float8 * $5) / 1000)`,
    [kpi.id, rules(kpi), at, restMs, share],
  );
  if (rows.length > 0) return;
  const { timeZone, alertRule } = settings;
  const records = kpi.records({
    ...{ from: at, to: at, past: false, now: at, timeZone, alertRule },
  });
  await inTransaction(async (client) => {
    await client.query("DELETE FROM record_tally WHERE kpi_id = $1", [kpi.id]);
    const day = dayOf(at, timeZone);
    await store(client, kpi, { day, at, rules: rules(kpi), records, closed: false });
  });
}

interface Cells {
  day: string;
  at: Date;
  rules: string;
  records: Prisma.Sql;
  closed: boolean;
}

/** Puts the cells of one figure and day in the place of those before. */
async function store(
  client: PoolClient,
  kpi: RecordKpi,
  { day, at, rules, records, closed }: Cells,
): Promise<void> {
  const began = performance.now();
  await client.query("DELETE FROM record_tally WHERE kpi_id = $1 AND day = $2", [kpi.id, day]);
  await client.query(
    "INSERT INTO record_tally (kpi_id, day, at, rules, took_ms) VALUES ($1, $2, $3, $4, 0)",
    [kpi.id, day, at, rules],
  );
  const facts = factsOf(kpi, { closed }).map(
    ({ id, where }) => Prisma.sql`CASE WHEN ${where} THEN ${id}::text END`,
  );
  const { text, values } = Prisma.sql`
    INSERT INTO record_tally_cell (kpi_id, day, number, team, service, environment, backend, classification, facts, n, first_at)
    SELECT ${kpi.id}, ${day}::date, row_number() OVER (), g.* FROM (
      SELECT s.team, s.service, s.environment, s.backend, s.classification,
             array_remove(ARRAY[${Prisma.join(facts)}], NULL) AS facts, count(*), min(s.at)
        FROM (${records}) AS s GROUP BY 1, 2, 3, 4, 5, 6) AS g WHERE cardinality(g.facts) > 0`;
  await client.query(text, values);
  await client.query("UPDATE record_tally SET took_ms = $3 WHERE kpi_id = $1 AND day = $2", [
    ...[kpi.id, day],
    Math.round(performance.now() - began),
  ]);
}
