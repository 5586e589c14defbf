import type { KpiDefinition } from "./definition";
import type { Figure } from "./figures";
import type { Coverage, Kpi, KpiStatus } from "./model";

export interface Judgement {
  value: number | null;
  /** The figure the target is held against. */
  judged: number | null;
  atLeast: boolean;
  status: KpiStatus;
  valueWithoutExclusions: number | null;
}

/**
 * Turns what was counted into a figure with its state. Denominator 0, or no source at all: null, no data. A part nobody
 * could tell, or a source that is not up to date: at least, and never `ok`.
 */
export function judge(
  kpi: KpiDefinition,
  figure: Figure,
  coverage: Coverage,
  target: number,
): Judgement {
  const reached = wasReached(coverage);
  const ratio = kpi.unit === "ratio";
  const value = !reached
    ? null
    : ratio
      ? divide(figure.good, figure.population)
      : figure.population;
  const judged = value === null ? null : (sumOf(figure, kpi.judgedBy) ?? value);
  const atLeast =
    value !== null &&
    (coverage.sources.some(({ state }) => state !== "ok") ||
      hasUnprovedHours(coverage) ||
      untold(kpi, figure));
  const { population, good } = figure.withoutExclusions;
  return {
    value,
    judged,
    atLeast,
    status: statusOf(kpi, judged, target, atLeast),
    valueWithoutExclusions: !reached ? null : ratio ? divide(good, population) : population,
  };
}

/** Whether a part is missing that could be told. */
function untold(kpi: KpiDefinition, { parts, beside }: Figure): boolean {
  const inNoLog = new Set(kpi.parts.flatMap(({ id, inNoLog }) => (inNoLog ? [id] : [])));
  return [...Object.entries(parts), ...Object.entries(beside)].some(
    ([id, value]) => value === null && !inNoLog.has(id),
  );
}

const hasUnprovedHours = ({ hours }: Coverage) => hours !== null && hours.covered < hours.of;

/** Whether anything of any source has ever been read: before that nothing can be told, not even 0. */
export function wasReached({ sources }: Coverage): boolean {
  return sources.some(({ reached }) => reached);
}

export function statusOf(
  kpi: Pick<KpiDefinition, "direction" | "near">,
  judged: number | null,
  target: number | null,
  atLeast: boolean,
): KpiStatus {
  if (judged === null) return "no-data";
  if (target === null) return "no-target";
  const missedBy = kpi.direction === "up" ? target - judged : judged - target;
  if (missedBy <= 0) return atLeast ? "no-data" : "ok";
  // Rates are compared to a millionth: 0.9 - 0.85 is not exactly 0.05.
  return missedBy <= kpi.near + 1e-6 ? "near" : "breach";
}

const divide = (part: number | null, whole: number) =>
  part === null || whole === 0 ? null : part / whole;

/** The sum of the parts, and of what is counted beside, that are known; null when none of them is named. */
function sumOf({ parts, beside }: Figure, named: readonly string[] | undefined): number | null {
  if (!named) return null;
  return named.reduce((sum, id) => sum + (parts[id] ?? beside[id] ?? 0), 0);
}

/** The parts as the API shows them: a part carries the state of the figure only where it is what is judged. */
export function partsOf(
  kpi: KpiDefinition,
  figure: Figure,
  status: KpiStatus,
  reached: boolean,
): Kpi["parts"] {
  // What nothing was reached for is told by no figure of records, not even as 0.
  const told = (value: number | null) => (kpi.records && !reached ? null : value);
  const judged = (id: string) => (kpi.judgedBy?.includes(id) ? status : ("no-target" as const));
  return Object.entries(figure.parts).map(([id, count]) => {
    const value = told(count);
    return { id, value, status: value === null ? ("no-data" as const) : judged(id) };
  });
}
