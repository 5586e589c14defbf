import { Prisma } from "@/lib/db/prisma";
import { type WorkingHours, weekdays } from "./model/working-hours";

/** SQL condition on event `e`: it happened outside working hours. Says the same as isOutside. */
export function outsideWorkingHours(
  { days, from, to }: WorkingHours,
  timeZone: string,
): Prisma.Sql {
  const local = Prisma.sql`(e.occurred_at AT TIME ZONE ${timeZone})`;
  const numbers = days.map((day) => weekdays.indexOf(day) + 1);
  return Prisma.sql`NOT (extract(isodow FROM ${local})::int = ANY(${numbers}::int[])
    AND ${local}::time >= ${from}::text::time AND ${local}::time < ${to}::text::time)`;
}
