import type { KpiDefinition } from "./definition";
import { type Judgement, judge, partsOf, wasReached } from "./evaluate";
import type { Figure } from "./figures";
import type { Coverage, Kpi, KpiStatus } from "./model";
import { type Question, spanOf } from "./question";
import { besideRate, type CountedRate, worse } from "./rate";
import type { RecordTally } from "./tally/find";

/** What the figure was before, from the daily closes. */
export interface Before {
  day: string;
  value: number | null;
  excluded: Record<string, number>;
}

/** The target: the definition's, unless the config file has another. */
export const targetOf = (kpi: KpiDefinition, { settings }: Pick<Question, "settings">): number =>
  settings.targets[kpi.id] ?? kpi.target;

/** A figure as the API gives it. */
export function answer(
  kpi: KpiDefinition,
  figure: Figure,
  question: Question,
  {
    coverage,
    then,
    rate,
    tally,
  }: {
    coverage: Coverage;
    then: Before | undefined;
    rate: CountedRate | undefined;
    tally: RecordTally | undefined;
  },
): Kpi {
  const target = targetOf(kpi, question);
  const judgement = judge(kpi, figure, coverage, target);
  const reached = wasReached(coverage);
  const beside = besides(kpi, figure, { ...judgement, reached }, rate);
  const span = kpi.records && kpi.overPeriod ? spanOf(kpi, question, tally) : null;
  return {
    id: kpi.id,
    definitionVersion: kpi.version,
    unit: kpi.unit,
    direction: kpi.direction,
    ...judgement,
    status: withRate(kpi, judgement.status, beside),
    numerator: reached ? figure.good : null,
    denominator: reached ? figure.population : null,
    target,
    parts: partsOf(kpi, figure, judgement.status, reached),
    beside,
    excluded: kpi.excluded.map(({ id }) => {
      const count = figure.excluded[id] ?? 0;
      return { id, count, change: then ? count - (then.excluded[id] ?? 0) : null };
    }),
    rowsInScope: figure.inScope,
    asOf: (tally?.at ?? question.asOf.at).toISOString(),
    period: span && { from: span.from.toISOString(), to: span.to.toISOString() },
    previous: then ? { value: then.value, day: then.day } : null,
    coverage,
  };
}

/** What stands beside the figure: counts of rows, judged as the figure where it is judged by them, and its share. */
function besides(
  kpi: KpiDefinition,
  figure: Figure,
  judged: Pick<Judgement, "status" | "atLeast"> & { reached: boolean },
  rate: CountedRate | undefined,
): Kpi["beside"] {
  if (!kpi.records) return [];
  const counts = Object.entries(figure.beside).map(([id, count]) => {
    const value = judged.reached ? count : null;
    const named = kpi.judgedBy?.includes(id) ? judged.status : "no-target";
    const status: KpiStatus = value === null ? "no-data" : named;
    return { id, unit: "count" as const, value, numerator: null, denominator: null, status };
  });
  return kpi.rate && rate ? [...counts, besideRate(kpi.rate, rate, judged)] : counts;
}

/** A figure whose share misses its target misses it too. A share of nothing says nothing. */
function withRate(kpi: KpiDefinition, status: KpiStatus, beside: Kpi["beside"]): KpiStatus {
  const share = kpi.records && beside.find(({ id }) => id === kpi.rate?.id);
  return share && share.value !== null ? worse(status, share.status) : status;
}

/** What is counted where no row is: a filter that leaves none groups nothing. */
export function nothing(kpi: KpiDefinition): Figure {
  const none = (parts: readonly { id: string; where: unknown }[]) =>
    Object.fromEntries(parts.map(({ id, where }) => [id, where ? 0 : null]));
  return {
    population: 0,
    good: kpi.good ? 0 : null,
    inScope: 0,
    parts: none(kpi.parts),
    beside: none((kpi.records && kpi.beside) || []),
    excluded: {},
    withoutExclusions: { population: 0, good: 0 },
  };
}
