import { z } from "zod";
import { inPersonsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { askedOf } from "./conditions";
import { countDays, countFacets } from "./day-counts";
import { daysOf, earliestDay, toldDays } from "./days";
import { isCoarse } from "./model/coarse";
import { DayCount, type Timeline } from "./model/counts";
import type { AccessFilters } from "./model/query";
import { readPeriod } from "./period";

/** Newest events are counted one by one up to here where the daily counts do not answer. */
const MOST = 50_000;

/** Events by day under any filter, inside what the viewer may see of persons. */
export async function readTimeline(
  viewer: Viewer,
  filters: AccessFilters,
  { now }: { now: Date },
): Promise<Timeline> {
  const { timeZone } = await organisationSettings();
  if (!isCoarse(filters)) return countRows(viewer, filters, timeZone, now);
  const days = daysOf({ from: filters.from ?? earliestDay, to: filters.to }, timeZone, now);
  const scope = inPersonsOf(viewer);
  const [counted, facets] = await Promise.all([
    countDays(days, scope, filters),
    countFacets(days, scope, filters),
  ]);
  return { ...toldDays(days, counted[0]?.day), days: counted, countedFrom: null, facets };
}

async function countRows(
  viewer: Viewer,
  filters: AccessFilters,
  timeZone: string,
  now: Date,
): Promise<Timeline> {
  const { joins, where } = await askedOf(viewer, filters, { now });
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT (e.occurred_at AT TIME ZONE ${timeZone})::date::text AS day,
           count(*) FILTER (WHERE e.cause = 0)::int AS success, count(*) FILTER (WHERE e.cause <> 0)::int AS failure
      FROM (SELECT e.occurred_at, e.cause FROM access_event e ${joins} WHERE ${where}
             ORDER BY e.occurred_at DESC LIMIT ${MOST}) e GROUP BY 1 ORDER BY 1`;
  const days = z.array(DayCount).parse(rows);
  const oldest = days[0]?.day;
  const all = days.reduce((sum, { success, failure }) => sum + success + failure, 0) < MOST;
  const { from, to } = readPeriod(filters, timeZone);
  const last = dayOf(to ? new Date(to.getTime() - 1) : now, timeZone);
  const first = from ? dayOf(from, timeZone) : (oldest ?? addDays(last, -29));
  return {
    from: first,
    to: last,
    days,
    // Of the oldest day some events may have been left out.
    countedFrom: all || oldest === undefined ? null : addDays(oldest, 1),
    facets: null,
  };
}
