import { z } from "zod";
import { inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { addDays, dayOf, startOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import type { RecordKpi } from "./definition";
import { inFilters } from "./filters";
import type { KpiFilters } from "./model";
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
  const { timeZone, alertRule } = await organisationSettings();
  const last = addDays(dayOf(now, timeZone), -1);
  const end = addDays(to < last ? to : last, 1);
  const span = { from: startOfDay(from, timeZone), to: startOfDay(end, timeZone), past: true, now };
  const good = kpi.good
    ? Prisma.sql`(count(*) FILTER (WHERE (${kpi.population}) AND (${kpi.good})))::int`
    : Prisma.sql`NULL::int`;
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT to_char(s.at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day, ${good} AS numerator,
           (count(*) FILTER (WHERE ${kpi.population}))::int AS denominator
      FROM (${kpi.records({ ...span, timeZone, alertRule })}) AS s
     WHERE ${inTotalsOf(viewer)} AND ${inFilters(filters)} GROUP BY 1`;
  if (kpi.unit !== "ratio")
    for (let day = from; day < end; day = addDays(day, 1)) known.set(day, 0);
  for (const row of z.array(Row).parse(rows))
    if (row.day >= from && row.day < end) known.set(row.day, dayValue(kpi, row));
  return known;
}
