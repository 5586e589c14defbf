import { Prisma } from "@/lib/db/prisma";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import type { RecordKpi, Span } from "../definition";
import type { RecordTally } from "./find";

/** The days of a tally that make up a span: of a figure of an instant, the one it was counted on. Both included. */
export function daysOfSpan(
  { overPeriod }: Pick<RecordKpi, "overPeriod">,
  { from, timeZone }: Pick<Span, "from" | "timeZone">,
  { day }: RecordTally,
): { from: string; to: string } {
  return { from: overPeriod ? dayOf(from, timeZone) : day, to: day };
}

/** SELECT of the cells of a figure, of which each stands for `n` records: the dimensions, `facts` and `first_at`. */
export function cellsBetween(kpiId: string, days: { from: string; to: string }): Prisma.Sql {
  return Prisma.sql`
    SELECT c.day, c.team, c.service, c.environment, c.backend, c.classification, c.facts, c.n, c.first_at
      FROM record_tally_cell c
     WHERE c.kpi_id = ${kpiId} AND c.day BETWEEN ${days.from}::date AND ${days.to}::date`;
}

/** How far back figures are counted by day: a fiscal quarter and a day are no longer. */
export const keptDays = 93;

/** The first day that is counted when `day` is the last. */
export const firstKept = (day: string) => addDays(day, 1 - keptDays);
