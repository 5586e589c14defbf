import { z } from "zod";

export const RunStatus = z.enum(["running", "done", "held", "partial", "failed", "cancelled"]);
export type RunStatus = z.infer<typeof RunStatus>;

export const RunTrigger = z.enum(["schedule", "person", "cli", "start"]);
export type RunTrigger = z.infer<typeof RunTrigger>;

export const FailureCause = z.enum([
  "denied",
  "throttled",
  "unreachable",
  "not-enabled",
  "unexpected",
]);

/** `scope`: label of the place, or the source's id where the source as a whole failed. */
export const RunFailure = z.object({
  cause: FailureCause,
  scope: z.string(),
  message: z.string(),
  todo: z.string(),
});
export type RunFailure = z.infer<typeof RunFailure>;

/** One run of one source, as `sync --json` and `/sync-runs` tell it. */
export const SyncRun = z.object({
  id: z.string(),
  sourceId: z.string(),
  status: RunStatus,
  trigger: RunTrigger,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  heartbeatAt: z.string(),
  found: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  heldRemovals: z.number(),
  pages: z.number(),
  /** Entries of the last complete run; null when there was none. */
  expected: z.number().nullable(),
  lostScopes: z.array(z.string()),
  failures: z.array(RunFailure),
});
export type SyncRun = z.infer<typeof SyncRun>;
