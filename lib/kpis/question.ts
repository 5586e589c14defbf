import type { z } from "zod";
import { totalsLevel } from "@/lib/access-control/levels";
import type { Viewer } from "@/lib/access-control/viewer";
import type { Prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { countedInventory } from "@/lib/inventory/tally/counted";
import { type AsOf, readAsOf } from "@/lib/organisation/as-of";
import { type OrganisationSettings, organisationSettings } from "@/lib/organisation/settings";
import { coverageAt } from "@/lib/sources/coverage";
import type { KpiDefinition, RecordKpi, Span } from "./definition";
import { kpis } from "./index";
import type { Coverage, KpiFilters, KpiQuery, PeriodName } from "./model";
import { periodUntil } from "./period";
import { findRecordTallies, type RecordTally } from "./tally/find";

/** What every figure of one answer shares: one instant, one period, one coverage of the inventory. */
export interface Question {
  asOf: AsOf;
  now: Date;
  period: PeriodName;
  settings: OrganisationSettings;
  filters: KpiFilters;
  inventory: Coverage;
  /** The inventory at that instant, to be counted: a FROM item named `s`. */
  rows: Prisma.Sql;
}

export async function ask(
  { asOf, period, ...filters }: z.output<typeof KpiQuery>,
  now: Date,
): Promise<Question> {
  const settings = await organisationSettings();
  const instant = readAsOf(asOf, settings.timeZone, now);
  const [inventory, rows] = await Promise.all([coverageAt(instant.at), countedInventory(instant)]);
  return { asOf: instant, now, period, settings, filters, inventory, rows };
}

type Spanned = Pick<Question, "asOf" | "now" | "period" | "settings">;

/**
 * The span a figure of records is asked about: the period up to the instant, or the instant alone.
 * @param tally what a job has counted of it: then up to the instant that is as of
 */
export function spanOf(
  kpi: RecordKpi,
  { asOf, now, period, settings }: Spanned,
  tally?: RecordTally,
): Span {
  const to = tally?.at ?? asOf.at;
  const from = kpi.overPeriod ? periodUntil(period, asOf.at, settings).from : to;
  return {
    from,
    to,
    past: asOf.past,
    now,
    timeZone: settings.timeZone,
    alertRule: settings.alertRule,
  };
}

/** What a job has counted of these figures, where it answers for the question: never of an instant that is past. */
export async function talliesFor(
  kpis: readonly RecordKpi[],
  asked: Spanned,
): Promise<Map<string, RecordTally>> {
  if (asked.asOf.past) return new Map();
  const { now, settings } = asked;
  return findRecordTallies(kpis, { from: (kpi) => spanOf(kpi, asked).from, now, settings });
}

/** The KPIs this viewer is given: figures of the organisation alone are not for who sees his own rows only. */
export function kpisFor(viewer: Viewer): readonly KpiDefinition[] {
  if (totalsLevel(viewer.bindings) === "organisation") return kpis;
  return kpis.filter((kpi) => !kpi.records || !kpi.organisationOnly);
}

/** Those of the KPIs that are asked for by id; all when none is named. One the viewer is not given: NotFound. */
export function choose(
  viewer: Viewer,
  ids: readonly string[] | undefined,
): readonly KpiDefinition[] {
  const given = kpisFor(viewer);
  if (!ids) return given;
  const unknown = ids.find((id) => !given.some((kpi) => kpi.id === id));
  if (unknown) throw notFound(`There is no KPI ${JSON.stringify(unknown.slice(0, 60))}.`);
  return given.filter((kpi) => ids.includes(kpi.id));
}
