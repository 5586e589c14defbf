import type { Coverage } from "./model";

/** All sources that figures rest on, each once. Pure. */
export function sourcesBehind(coverages: readonly Coverage[]): Coverage["sources"] {
  const byId = new Map(coverages.flatMap(({ sources }) => sources.map((one) => [one.id, one])));
  return [...byId.values()];
}
