import type { Viewer } from "@/lib/access-control/viewer";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import type { Before } from "./answer";
import type { KpiDefinition } from "./definition";
import { type Days, daysBefore, periodDays } from "./period";
import type { Question } from "./question";
import { type ClosedDay, closedDays, dayValue, excludedOn } from "./trend";

const comparedDays = 30;

/** What the KPIs were before, from the daily closes: 30 days earlier; of a period, over as many days before it. */
export async function valueBefore(
  viewer: Viewer,
  question: Question,
  kpis: readonly KpiDefinition[],
): Promise<Map<string, Before>> {
  const { asOf, filters, period, settings } = question;
  const day = addDays(dayOf(asOf.at, settings.timeZone), -comparedDays);
  const before = daysBefore(periodDays(period, asOf.at, settings));
  const excluded = await excludedOn(viewer, filters, day);
  const found = await Promise.all(
    kpis.map(async (kpi): Promise<[string, Before][]> => {
      const days = kpi.records && kpi.overPeriod ? before : { from: day, to: day };
      const closed = await closedDays(viewer, kpi, filters, days);
      if (closed.length === 0) return [];
      const value = days === before ? valueOver(kpi, closed, days) : dayValue(kpi, closed[0]);
      return [[kpi.id, { day: days.to, value, excluded: excluded.get(kpi.id) ?? {} }]];
    }),
  );
  return new Map(found.flat());
}

/** The value over several days: their sum. A day nobody closed, or that knew nothing, leaves it unknown. */
function valueOver(kpi: KpiDefinition, closed: readonly ClosedDay[], days: Days): number | null {
  const wanted = (Date.parse(days.to) - Date.parse(days.from)) / 86_400_000 + 1;
  if (closed.length < wanted || closed.some(({ denominator }) => denominator === null)) return null;
  const sum = (key: "numerator" | "denominator") =>
    closed.reduce((total, day) => total + (day[key] ?? 0), 0);
  return dayValue(kpi, { numerator: sum("numerator"), denominator: sum("denominator") });
}
