import type { Coverage } from "@/lib/kpis/model";

/** How fresh the sources behind a figure are. `oldest`: the last complete sync of the one farthest behind. */
export interface FigureFreshness {
  readonly state: "fresh" | "old" | "incomplete" | "none";
  readonly oldest: string | null;
}

/**
 * Fresh when every source synced on schedule; incomplete when one never synced to its end (no age can be told);
 * old when one is late or failing. No source at all is none.
 */
export function freshnessOf({ sources }: Coverage): FigureFreshness {
  if (sources.length === 0) return { state: "none", oldest: null };
  const behind = sources.filter(({ state }) => state !== "ok");
  if (behind.length === 0) return { state: "fresh", oldest: null };
  const dates = behind.map(({ lastCompleteAt }) => lastCompleteAt);
  if (dates.includes(null)) return { state: "incomplete", oldest: null };
  return { state: "old", oldest: dates.sort()[0] ?? null };
}
