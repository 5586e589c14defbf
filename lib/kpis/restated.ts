import { z } from "zod";
import { inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { addDays, dayOf, startOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import type { RecordKpi } from "./definition";
import { inFilters } from "./filters";
import type { KpiFilters } from "./model";
import { cellsBetween } from "./tally/cells";
import { byFacts } from "./tally/facts";
import { findRecordTallies } from "./tally/find";
import { dayValue } from "./trend";

const Row = z.object({ day: z.string(), numerator: z.int().nullable(), denominator: z.int() });

/**
 * What a figure of a period was on each of the days (both included, without today), by what is known now. Days on which
 * nothing happened are 0 for a count and absent for a share. Of a figure of an instant: nothing.
 */
export async function knownNow(
  viewer: Viewer,
  kpi: RecordKpi,
  filters: KpiFilters,
  { from, to, now }: { from: string; to: string; now: Date },
): Promise<Map<string, number | null>> {
  const known = new Map<string, number | null>();
  if (!kpi.overPeriod) return known;
  const settings = await organisationSettings();
  const { timeZone, alertRule } = settings;
  const last = addDays(dayOf(now, timeZone), -1);
  const end = addDays(to < last ? to : last, 1);
  const span = { from: startOfDay(from, timeZone), to: startOfDay(end, timeZone), past: true, now };
  const asked = { from: () => span.from, now, settings };
  const tallied = (await findRecordTallies([kpi], asked)).has(kpi.id);
  const { population, good } = tallied ? byFacts(kpi) : kpi;
  const records = tallied
    ? Prisma.sql`SELECT c.*, to_char(c.day, 'YYYY-MM-DD') AS told_on FROM (${cellsBetween(kpi.id, { from, to: addDays(end, -1) })}) AS c`
    : Prisma.sql`SELECT r.*, 1 AS n, to_char(r.at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS told_on
        FROM (${kpi.records({ ...span, timeZone, alertRule })}) AS r`;
  const sum = (where: Prisma.Sql) => Prisma.sql`coalesce(sum(s.n) FILTER (WHERE ${where}), 0)::int`;
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.told_on AS day, ${good ? sum(Prisma.sql`(${population}) AND (${good})`) : Prisma.sql`NULL::int`} AS numerator,
           ${sum(Prisma.sql`(${population})`)} AS denominator
      FROM (${records}) AS s
     WHERE ${inTotalsOf(viewer)} AND ${inFilters(filters)} GROUP BY 1`;
  if (kpi.unit !== "ratio")
    for (let day = from; day < end; day = addDays(day, 1)) known.set(day, 0);
  for (const row of z.array(Row).parse(rows))
    if (row.day >= from && row.day < end) known.set(row.day, dayValue(kpi, row));
  return known;
}
