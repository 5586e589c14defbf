import type { Source } from "@/lib/sources/model";

/**
 * Whether a sync somebody asked for has not begun: its source still shows the run it showed then. `marks`: id of that
 * run, or of the source where there was none.
 */
export function isAwaited(
  sources: readonly Pick<Source, "id" | "lastRun">[],
  marks: readonly string[],
): boolean {
  return sources.some(({ id, lastRun }) => marks.includes(lastRun?.id ?? id));
}
