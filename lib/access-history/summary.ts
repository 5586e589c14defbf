import { inTotalsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { organisationSettings } from "@/lib/organisation/settings";
import { countDays, countFacets } from "./day-counts";
import { daysOf, toldDays } from "./days";
import type { Summary, SummaryQuery } from "./model/counts";

/**
 * Counts of accesses by day and dimension, never a row: the organisation's for manager, operator and auditor, else of
 * the viewer's own rows. Attributes are the secret's when it happened. Kagimori's own calls are among them (lists and
 * metadata: it reads no value); what was concluded from other records is not.
 */
export async function summariseAccess(
  viewer: Viewer,
  query: SummaryQuery,
  { now }: { now: Date },
): Promise<Summary> {
  const { timeZone } = await organisationSettings();
  const days = daysOf(query, timeZone, now);
  const scope = inTotalsOf(viewer);
  const [counted, facets] = await Promise.all([
    countDays(days, scope, query),
    countFacets(days, scope, query),
  ]);
  const failed = counted.reduce((sum, { failure }) => sum + failure, 0);
  return {
    ...toldDays(days, counted[0]?.day),
    events: counted.reduce((sum, { success }) => sum + success, failed),
    failed,
    days: counted,
    facets,
  };
}
