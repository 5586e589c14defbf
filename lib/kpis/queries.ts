import type { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { answer, type Before, nothing, targetOf } from "./answer";
import { type Counted, countAll } from "./count";
import type { KpiDefinition } from "./definition";
import { judge } from "./evaluate";
import type { CountedFigures } from "./figures";
import type { Coverage, KpiList, KpiQuery, TeamTable } from "./model";
import { valueBefore } from "./previous";
import { ask, choose, kpisFor, type Question } from "./question";

/** The figures (all, or those asked by id) as a whole and of every team, counted in one pass. Unknown ids: NotFound. */
export async function readFigures(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  { now, ids }: { now: Date; ids?: readonly string[] },
): Promise<{ kpis: KpiList; teams: TeamTable }> {
  const chosen = choose(viewer, ids);
  const question = await ask(query, now);
  const [counted, before] = await Promise.all([
    countAll(viewer, question, chosen),
    valueBefore(viewer, question, chosen),
  ]);
  return {
    kpis: wholeOf(chosen, question, counted, before),
    teams: teamsOf(chosen, question, counted),
  };
}

/** All KPIs (or those asked by id) inside the viewer's totals, for one instant. Unknown ids: NotFound. */
export async function readKpis(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  { now, ids }: { now: Date; ids?: readonly string[] },
): Promise<KpiList> {
  const chosen = choose(viewer, ids);
  const question = await ask(query, now);
  const [counted, before] = await Promise.all([
    countAll(viewer, question, chosen),
    valueBefore(viewer, question, chosen),
  ]);
  return wholeOf(chosen, question, counted, before);
}

function wholeOf(
  chosen: readonly KpiDefinition[],
  question: Question,
  counted: Counted,
  before: ReadonlyMap<string, Before>,
): KpiList {
  const whole = counted.figures.find(({ team }) => team === undefined);
  const items = chosen.map((kpi) => {
    const coverage = counted.coverage.get(kpi.id) ?? question.inventory;
    const [then, rate] = [before.get(kpi.id), counted.rates.get(kpi.id)];
    const figure = whole?.byKpi.get(kpi.id) ?? nothing(kpi);
    return answer(kpi, figure, question, {
      coverage,
      then,
      rate,
      tally: counted.tallies.get(kpi.id),
    });
  });
  return { asOf: question.asOf.at.toISOString(), items };
}

/** The figures of every team, unassigned last; for the same instant and filters as `readKpis`. */
export async function readTeams(
  viewer: Viewer,
  query: z.output<typeof KpiQuery>,
  { now }: { now: Date },
): Promise<TeamTable> {
  const kpis = kpisFor(viewer);
  const question = await ask(query, now);
  return teamsOf(kpis, question, await countAll(viewer, question, kpis));
}

function teamsOf(
  kpis: readonly KpiDefinition[],
  question: Question,
  { figures, coverage }: Counted,
): TeamTable {
  const items = figures.flatMap((row) =>
    row.team === undefined
      ? []
      : [{ ...row, team: row.team }].map((r) => teamRow(r, kpis, question, coverage)),
  );
  items.sort((a, b) => byTeam(a.team, b.team));
  return { asOf: question.asOf.at.toISOString(), items };
}

const byTeam = (a: string | null, b: string | null) =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a < b ? -1 : 1;

function teamRow(
  { team, secrets, byKpi }: CountedFigures & { team: string | null },
  kpis: readonly KpiDefinition[],
  question: Question,
  coverage: ReadonlyMap<string, Coverage>,
): TeamTable["items"][number] {
  return {
    team,
    secrets,
    figures: kpis.map((kpi) => {
      const figure = byKpi.get(kpi.id) ?? nothing(kpi);
      const rests = coverage.get(kpi.id) ?? question.inventory;
      const { value, judged, status } = judge(kpi, figure, rests, targetOf(kpi, question));
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
