/** Minus sign (U+2212): as wide as a figure, unlike the hyphen. */
const minus = "−";

/**
 * A ratio as per cent with one decimal, without the sign: `84.5`, `90`, `100`.
 * Rounding never lifts a value over the target or to 100 that it has not reached: 0.8996 of 0.9 prints 89.9.
 */
export function percent(ratio: number, target: number | null = null): string {
  const thousandths = ratio * 1000;
  const rounded = Math.round(thousandths);
  const crosses = [target, 1].some(
    (mark) => mark !== null && ratio < mark && rounded >= Math.round(mark * 1000),
  );
  const shown = (crosses ? Math.floor(thousandths + 1e-9) : rounded) / 10;
  return Number.isInteger(shown) && (shown === 0 || shown === 100) ? `${shown}` : shown.toFixed(1);
}

/** A change for the reader: where it points, whether that is good, and its size in the card's unit. */
export interface Delta {
  readonly arrow: "up" | "down" | "none";
  readonly tone: "good" | "bad" | "none";
  /** `+2.2`, `−4`, `±0`: points for a ratio, the plain difference for anything else. */
  readonly amount: string;
}

/**
 * What changed between two values of a KPI. Null when either is unknown: no data is not zero.
 * `better` says which direction is the good one.
 */
export function delta(
  now: number | null,
  before: number | null,
  better: "up" | "down",
  unit: "ratio" | "number",
): Delta | null {
  if (now === null || before === null) return null;
  const change = unit === "ratio" ? Math.round((now - before) * 1000) / 10 : now - before;
  if (change === 0) return { arrow: "none", tone: "none", amount: "±0" };
  const arrow = change > 0 ? "up" : "down";
  const size = Math.abs(change);
  return {
    arrow,
    tone: arrow === better ? "good" : "bad",
    amount: `${change > 0 ? "+" : minus}${unit === "ratio" ? size.toFixed(1) : size.toLocaleString("en-US")}`,
  };
}
