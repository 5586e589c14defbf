import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { dayOf } from "@/lib/organisation/calendar";
import type { OrganisationSettings } from "@/lib/organisation/settings";
import type { RecordKpi } from "../definition";
import { tallyRules } from "./rules";

/** What a job has counted of a figure of records: `at` is the instant it is as of, `day` the last day counted. */
export interface RecordTally {
  at: Date;
  day: string;
}

/** An older tally of a period is not answered with: nobody counts any more, and the records themselves can be asked. */
const reachMinutes = 60;
/** One of an instant: what was not read for ninety days has hardly been read within this. */
const instantReachMinutes = 26 * 60;

const Row = z.object({
  kpiId: z.string(),
  day: z.string(),
  at: z.date(),
  days: z.int(),
  behind: z.date().nullable(),
});

/** What is asked: since when, and by which clock. */
interface Asked {
  from(kpi: RecordKpi): Date;
  now: Date;
  settings: Pick<OrganisationSettings, "timeZone" | "alertRule">;
}

/**
 * The tallies that answer for a span up to now: every day of it is counted by the rules in force. Such a figure is as of
 * the tally's instant, or of that at which the first thing was recorded that is not in it yet.
 */
export async function findRecordTallies(
  kpis: readonly RecordKpi[],
  { from, now, settings }: Asked,
): Promise<Map<string, RecordTally>> {
  const asked = kpis.filter(({ tally }) => tally);
  const found = new Map<string, RecordTally>();
  if (asked.length === 0) return found;
  const rules = await tallyRules(settings);
  const { timeZone } = settings;
  const first = asked.map((kpi) => dayOf(from(kpi), timeZone));
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT q.kpi_id AS "kpiId", to_char(n.day, 'YYYY-MM-DD') AS day, n.at, d.days,
           (SELECT min(m.at) FROM record_tally_mark m WHERE q.by_day AND m.day BETWEEN q.first AND n.day) AS behind
      FROM unnest(${asked.map(({ id }) => id)}::text[], ${first}::text[]::date[], ${asked.map(rules)}::text[],
                  ${asked.map(({ overPeriod }) => overPeriod)}::boolean[]) AS q(kpi_id, first, rules, by_day)
     CROSS JOIN LATERAL (SELECT t.day, t.at FROM record_tally t
                          WHERE t.kpi_id = q.kpi_id AND t.rules = q.rules ORDER BY t.day DESC LIMIT 1) n
     CROSS JOIN LATERAL (SELECT count(*)::int AS days FROM record_tally t
                          WHERE t.kpi_id = q.kpi_id AND t.rules = q.rules AND t.day BETWEEN q.first AND n.day) d`;
  for (const { kpiId, day, at, days, behind } of z.array(Row).parse(rows)) {
    const kpi = asked.find(({ id }) => id === kpiId);
    if (!kpi) continue;
    const as = behind && behind < at ? behind : at;
    const minutes = (now.getTime() - as.getTime()) / 60_000;
    const reach = kpi.overPeriod ? reachMinutes : instantReachMinutes;
    if (minutes < 0 || minutes > reach) continue;
    if (kpi.overPeriod && (as <= from(kpi) || days < daysBetween(from(kpi), day, timeZone)))
      continue;
    found.set(kpiId, { at: as, day });
  }
  return found;
}

/** How many days there are from that of an instant to `last`, both counted. */
const daysBetween = (from: Date, last: string, timeZone: string) =>
  1 + (Date.parse(last) - Date.parse(dayOf(from, timeZone))) / 86_400_000;
