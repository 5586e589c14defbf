import type { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { countedInventory } from "@/lib/inventory/tally/counted";
import type { KpiList, KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { sourcesBehind } from "@/lib/kpis/sources-behind";
import { openBreakGlass } from "./break-glass";
import { countItems } from "./count";
import { openDuties } from "./duties";
import { byUrgency, type Headline, largestChange, type OpenItem } from "./model";
import { openOfOrganisation } from "./organisation";
import { vacantDuties } from "./vacant-duties";

/** What changed most, the one thing to do first, and all open items by team, for the instant and totals of the cards. */
export async function readHeadline(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  { now }: { now: Date },
): Promise<Headline> {
  return headlineOf(viewer, query, await readKpis(viewer, query, { now }));
}

/** The same of figures that are counted already. */
export async function headlineOf(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  { asOf, items: kpis }: KpiList,
): Promise<Headline> {
  const items = await openItems(viewer, query, new Date(asOf));
  return {
    asOf,
    notUpToDate: sourcesBehind(kpis.map(({ coverage }) => coverage)).flatMap(({ id, state }) =>
      state === "ok" ? [] : [{ id, state }],
    ),
    change: largestChange(kpis),
    first: items[0] ?? null,
    items,
  };
}

/** What waits to be done, most pressing first, for an instant. */
export async function openItems(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  at: Date,
): Promise<OpenItem[]> {
  const instant = { at, past: query.asOf !== undefined };
  const found = await Promise.all([
    countedInventory(instant).then((rows) =>
      countItems(viewer, { asOf: instant, filters: query, rows }),
    ),
    openBreakGlass(viewer, query, instant),
    openDuties(viewer, query, instant),
    openOfOrganisation(viewer, query, instant),
    vacantDuties(viewer, query, instant),
  ]);
  return found.flat().sort(byUrgency);
}
