import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { addDays, dayOf, endOfDay } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { closeDayAsSystem } from "./close";

/** A day is closed ten minutes after it has ended. */
const graceMs = 600_000;

const Bounds = z.object({ newest: z.string().nullable(), first_sync: z.date().nullable() });

/**
 * Closes every day after the newest closed one that has ended at least ten minutes ago, oldest first; the first day is
 * that of the first sync. Safe to run at any time, on any worker. Returns the days closed.
 */
export async function closeMissingDaysAsSystem(
  now: Date,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const { timeZone } = await organisationSettings();
  const [raw] = await prisma().$queryRaw<unknown[]>`
    SELECT (SELECT to_char(max(day), 'YYYY-MM-DD') FROM kpi_close) AS newest,
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
