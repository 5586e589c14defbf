import type { SyncRun } from "../model";

/** How fast a run reads, and how long it will take if it finds as much as the last complete one; null: not known. */
export function runPace(
  { startedAt, found, expected }: Pick<SyncRun, "startedAt" | "found" | "expected">,
  now: Date,
): { perSecond: number; secondsLeft: number | null } {
  const seconds = (now.getTime() - Date.parse(startedAt)) / 1000;
  const perSecond = seconds > 0 ? found / seconds : 0;
  const left = expected === null || perSecond === 0 ? null : (expected - found) / perSecond;
  return {
    perSecond: Math.round(perSecond),
    secondsLeft: left === null || left < 0 ? null : Math.ceil(left),
  };
}
