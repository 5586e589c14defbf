import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { addDays, dayOf, endOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { closeDayAsSystem } from "./close";
import { kpis } from "./index";

/** A day is closed ten minutes after it has ended. */
const graceMs = 600_000;

const Bounds = z.object({ newest: z.string().nullable(), first_sync: z.date().nullable() });

/**
 * Closes every day after the newest one closed for every KPI (a closing that was killed is taken up) that has ended at least ten minutes ago, oldest first; the first day is
 * that of the first sync. Safe to run at any time, on any worker. Returns the days closed.
 */
export async function closeMissingDaysAsSystem(
  now: Date,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const { timeZone } = await organisationSettings();
  const ids = kpis.map(({ id }) => id);
  const [raw] = await prisma().$queryRaw<unknown[]>`
    SELECT (SELECT to_char(min(newest), 'YYYY-MM-DD')
              FROM (SELECT max(day) AS newest FROM kpi_close WHERE kpi_id = ANY(${ids}) GROUP BY kpi_id) k) AS newest,
           (SELECT min(finished_at) FROM sync_run WHERE status IN ('done', 'held', 'partial')) AS first_sync`;
  const { newest, first_sync } = Bounds.parse(raw);
  const closed: string[] = [];
  let day = newest ? addDays(newest, 1) : first_sync && dayOf(first_sync, timeZone);
  while (day && endOfDay(day, timeZone).getTime() + graceMs <= now.getTime()) {
    signal?.throwIfAborted();
    await closeDayAsSystem(day, { timeZone, now });
    closed.push(day);
    day = addDays(day, 1);
  }
  return closed;
}
