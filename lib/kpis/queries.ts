import type { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { notFound } from "@/lib/errors";
import { type AsOf, readAsOf } from "@/lib/organisation/as-of";
import { addDays, dayOf } from "@/lib/organisation/calendar";
import { type OrganisationSettings, organisationSettings } from "@/lib/organisation/settings";
import { coverageAt } from "@/lib/sources/coverage";
import type { KpiDefinition } from "./definition";
import { judge, partsOf, wasReached } from "./evaluate";
import { type CountedFigures, countFigures, type Figure } from "./figures";
import { kpis } from "./index";
import type { Coverage, Kpi, KpiFilters, KpiList, KpiQuery, TeamTable } from "./model";
import { closedDays, dayValue, excludedOn } from "./trend";

const comparedDays = 30;

interface Question {
  asOf: AsOf;
  settings: OrganisationSettings;
  filters: KpiFilters;
  coverage: Coverage;
}

/** What every figure of one answer shares: one instant, one coverage. */
async function ask({ asOf, ...filters }: z.infer<typeof KpiQuery>, now: Date): Promise<Question> {
  const settings = await organisationSettings();
  const instant = readAsOf(asOf, settings.timeZone, now);
  return { asOf: instant, settings, filters, coverage: await coverageAt(instant.at) };
}

/** All KPIs (or those asked by id) inside the viewer's totals, for one instant. Unknown ids: NotFound. */
export async function readKpis(
  viewer: Viewer,
  query: z.infer<typeof KpiQuery>,
  { now, ids }: { now: Date; ids?: readonly string[] },
): Promise<KpiList> {
  const chosen = choose(ids);
  const question = await ask(query, now);
  const counted = await countFigures(viewer, question.asOf, question.filters, chosen);
  const whole = counted.find(({ team }) => team === undefined);
  const day = addDays(dayOf(question.asOf.at, question.settings.timeZone), -comparedDays);
  const excludedThen = await excludedOn(viewer, question.filters, day);
  const items = await Promise.all(
    chosen.map(async (kpi) => {
      const [then] = await closedDays(viewer, kpi, question.filters, { from: day, to: day });
      const before = then && {
        day,
        value: dayValue(kpi, then),
        excluded: excludedThen.get(kpi.id) ?? {},
      };
      return answer(kpi, whole?.byKpi.get(kpi.id) ?? nothing, question, before);
    }),
  );
  return { asOf: question.asOf.at.toISOString(), items };
}

/** The figures of every team, unassigned last; for the same instant and filters as `readKpis`. */
export async function readTeams(
  viewer: Viewer,
  query: z.infer<typeof KpiQuery>,
  { now }: { now: Date },
): Promise<z.infer<typeof TeamTable>> {
  const question = await ask(query, now);
  const counted = await countFigures(viewer, question.asOf, question.filters, kpis);
  const items = counted.flatMap((row) =>
    row.team === undefined ? [] : [{ ...row, team: row.team }].map((r) => teamRow(r, question)),
  );
  items.sort((a, b) => Number(a.team === null) - Number(b.team === null));
  return { asOf: question.asOf.at.toISOString(), items };
}

function choose(ids: readonly string[] | undefined): readonly KpiDefinition[] {
  if (!ids) return kpis;
  const unknown = ids.find((id) => !kpis.some((kpi) => kpi.id === id));
  if (unknown) throw notFound(`There is no KPI ${JSON.stringify(unknown.slice(0, 60))}.`);
  return kpis.filter((kpi) => ids.includes(kpi.id));
}

function answer(
  kpi: KpiDefinition,
  figure: Figure,
  { asOf, settings, coverage }: Question,
  before: { day: string; value: number | null; excluded: Record<string, number> } | undefined,
): Kpi {
  const target = settings.targets[kpi.id] ?? kpi.target;
  const judgement = judge(kpi, figure, coverage, target);
  return {
    id: kpi.id,
    definitionVersion: kpi.version,
    unit: kpi.unit,
    direction: kpi.direction,
    ...judgement,
    numerator: wasReached(coverage) ? figure.good : null,
    denominator: wasReached(coverage) ? figure.population : null,
    target,
    parts: partsOf(kpi, figure, judgement.status),
    excluded: kpi.excluded.map(({ id }) => {
      const count = figure.excluded[id] ?? 0;
      return { id, count, change: before ? count - (before.excluded[id] ?? 0) : null };
    }),
    rowsInScope: figure.inScope,
    asOf: asOf.at.toISOString(),
    period: null,
    previous: before ? { value: before.value, day: before.day } : null,
    coverage,
  };
}

function teamRow(
  { team, secrets, byKpi }: CountedFigures & { team: string | null },
  { coverage, settings }: Question,
): z.infer<typeof TeamTable>["items"][number] {
  return {
    team,
    secrets,
    figures: kpis.map((kpi) => {
      const figure = byKpi.get(kpi.id) ?? nothing;
      const target = settings.targets[kpi.id] ?? kpi.target;
      const { value, judged, status } = judge(kpi, figure, coverage, target);
      return {
        kpiId: kpi.id,
        value,
        judged,
        status,
        numerator: figure.good,
        denominator: figure.population,
      };
    }),
  };
}

/** A filter that leaves no row groups nothing. */
const nothing: Figure = {
  population: 0,
  good: 0,
  inScope: 0,
  parts: {},
  excluded: {},
  withoutExclusions: { population: 0, good: 0 },
};
