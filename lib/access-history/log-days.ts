import { z } from "zod";
import { logHours } from "@/lib/continuity/hours-sql";
import { prisma } from "@/lib/db/prisma";
import { endOfDay, startOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { daysOf } from "./days";
import { LogDay, type LogDays, type LogDaysQuery } from "./model/log-days";

const Row = LogDay.extend({ id: z.string(), label: z.string() });

/** Which hours of which log can be proved, by day of the organisation's zone: what an empty list of events rests on. */
export async function readLogDays(query: LogDaysQuery, { now }: { now: Date }): Promise<LogDays> {
  const { timeZone } = await organisationSettings();
  const days = daysOf(query, timeZone, now);
  const to = new Date(Math.min(endOfDay(days.to, timeZone).getTime(), now.getTime()));
  const span = { from: startOfDay(days.from, timeZone), to, now };
  const rows = z.array(Row).parse(
    await prisma().$queryRaw<unknown[]>`
    WITH ${logHours(span)}
    SELECT s.id, s.label, (h.hour AT TIME ZONE ${timeZone})::date::text AS day,
           count(*) FILTER (WHERE h.state = 'covered')::int AS covered,
           count(*) FILTER (WHERE h.state = 'gap')::int AS gap,
           count(*) FILTER (WHERE h.state = 'unprovable')::int AS unprovable,
           count(*) FILTER (WHERE h.state = 'pending')::int AS pending
      FROM log_hours h JOIN source s ON s.id = h.source_id WHERE h.known
     GROUP BY s.position, s.id, s.label, 3 ORDER BY s.position, s.id, 3`,
  );
  const ids = [...new Set(rows.map(({ id }) => id))];
  return {
    ...days,
    covered: rows.reduce((sum, { covered }) => sum + covered, 0),
    hours: rows.reduce((sum, row) => sum + row.covered + row.gap + row.unprovable, 0),
    sources: ids.map((id) => ({
      id,
      label: rows.find((row) => row.id === id)?.label ?? id,
      days: rows.filter((row) => row.id === id).map(({ id: _, label: __, ...day }) => day),
    })),
  };
}
