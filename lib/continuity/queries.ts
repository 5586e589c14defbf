import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { addDays, dayOf, startOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { logCoverage } from "./coverage";
import { type HoursSpan, logHours } from "./hours-sql";
import { logKinds } from "./kinds";
import {
  HourState,
  type HoursQuery,
  Log,
  type LogHours,
  type LogList,
  type LogsQuery,
} from "./model";

/** Days of the organisation's zone: the last so many up to today. */
async function lastDays(days: number, now: Date) {
  const { timeZone } = await organisationSettings();
  const today = dayOf(now, timeZone);
  const from = addDays(today, 1 - days);
  return { from, to: today, timeZone, span: { from: startOfDay(from, timeZone), to: now, now } };
}

const SourceRow = z.object({ id: z.string(), kind: z.string(), label: z.string() });

/** The logs of the config file, each with its places and what the last days of them can prove. */
export async function listLogs(
  viewer: Viewer,
  { days }: z.output<typeof LogsQuery>,
  now: Date,
): Promise<LogList> {
  assertMay(viewer, "log:read");
  const { from, to, span } = await lastDays(days, now);
  const [sources, coverage, logs] = await Promise.all([
    prisma().$queryRaw<unknown[]>`
      SELECT id, kind, label FROM source WHERE kind = ANY(${[...logKinds]}) AND removed_from_config_at IS NULL ORDER BY position`,
    logCoverage(span),
    readLogs(span),
  ]);
  const items = z.array(SourceRow).parse(sources);
  return {
    from,
    to,
    total: items.length,
    nextCursor: null,
    items: items.map((source) => {
      const reached = coverage.sources.find(({ id }) => id === source.id);
      return {
        ...source,
        state: reached?.state ?? "never",
        lastCompleteAt: reached?.lastCompleteAt ?? null,
        message: reached?.message ?? null,
        logs: logs.filter(({ sourceId }) => sourceId === source.id),
      };
    }),
  };
}

/** Every log of the span with the number of its hours in each state, from the hour it was first known. */
async function readLogs(span: HoursSpan): Promise<Log[]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH ${logHours(span)}
    SELECT log_id AS id, source_id AS "sourceId", backend, nullif(account, '') AS account, nullif(region, '') AS region,
           nullif(cluster, '') AS cluster, min(known_from) AS "knownFrom",
           max(hour) FILTER (WHERE arrived > 0 OR records > 0 OR proved) AS "lastHour",
           jsonb_build_object('covered', count(*) FILTER (WHERE known AND state = 'covered'),
             'gap', count(*) FILTER (WHERE known AND state = 'gap'),
             'unprovable', count(*) FILTER (WHERE known AND state = 'unprovable'),
             'pending', count(*) FILTER (WHERE known AND state = 'pending')) AS hours
      FROM log_hours GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 2, 4, 5, 6, 3`;
  return z.array(StoredLog).parse(rows);
}

const instant = z
  .date()
  .nullable()
  .transform((at) => at?.toISOString() ?? null);
const StoredLog = Log.extend({ knownFrom: instant, lastHour: instant });

const HourRow = z.object({
  id: z.int(),
  hour: z.date().transform((at) => at.toISOString()),
  state: HourState,
  known: z.boolean(),
  made: z.int(),
  arrived: z.int(),
  proved: z.boolean(),
  records: z.int(),
});

/** Every hour of a source's logs in the last days, oldest first; the hours before a log was known are left out. */
export async function listHours(
  viewer: Viewer,
  sourceId: string,
  { days, log }: z.output<typeof HoursQuery>,
  now: Date,
): Promise<LogHours> {
  assertMay(viewer, "log:read");
  const { from, to, timeZone, span } = await lastDays(days, now);
  const logs = (await readLogs(span)).filter((one) => one.sourceId === sourceId);
  const asked = log === undefined ? logs : logs.filter(({ id }) => id === log);
  if (asked.length === 0) throw notFound(`Nothing is known of a log of source ${sourceId}.`);
  const rows = z.array(HourRow).parse(
    await prisma().$queryRaw<unknown[]>`
      WITH ${logHours(span)}
      SELECT log_id AS id, hour, state, known, made, arrived, proved, records
        FROM log_hours WHERE log_id = ANY(${asked.map(({ id }) => id)}) AND known ORDER BY log_id, hour`,
  );
  return {
    from,
    to,
    timeZone,
    total: asked.length,
    nextCursor: null,
    items: asked.map((one) => ({
      log: one,
      hours: rows.filter(({ id }) => id === one.id).map(({ id: _, known: __, ...hour }) => hour),
    })),
  };
}
