import type { Effect } from "./trial";

/** Overdue into compliant and the reverse, of the transitions. Failed and without a policy are not compliant either. */
export function compliance(rotation: Effect["rotation"]): { better: number; worse: number } {
  const good = (state: string) => state === "compliant" || state === "due-soon";
  const sum = (holds: (one: Effect["rotation"][number]) => boolean) =>
    rotation.filter(holds).reduce((total, { count }) => total + count, 0);
  return {
    better: sum(({ from, to }) => !good(from) && good(to)),
    worse: sum(({ from, to }) => good(from) && !good(to)),
  };
}
