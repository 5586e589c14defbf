import { z } from "zod";

export const RunStatus = z.enum(["running", "done", "held", "partial", "failed", "cancelled"]);
export type RunStatus = z.infer<typeof RunStatus>;

export const RunTrigger = z.enum(["schedule", "person", "cli", "start"]);
export type RunTrigger = z.infer<typeof RunTrigger>;

const FailureCause = z.enum(["denied", "throttled", "unreachable", "not-enabled", "unexpected"]);

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

const SourceKind = z.enum([
  "secrets-manager",
  "parameter-store",
  "vault",
  "cloudtrail",
  "vault-audit",
]);

/** ok · stale: older than twice its schedule and a quarter of an hour · failing: the latest run did not complete */
export const SourceState = z.enum(["ok", "stale", "failing", "never"]);
export type SourceState = z.infer<typeof SourceState>;

/** What our identity could read of a source's values. "none-found" stands with the number of paths tested. */
const SourceRights = z.object({
  values: z.enum(["none-found", "can-read", "not-determined"]),
  method: z.string(),
  tested: z.number(),
  examples: z.array(z.string()),
  testedAt: z.string(),
  reason: z.string().nullable(),
});

export const Source = z.object({
  id: z.string(),
  kind: SourceKind,
  label: z.string(),
  state: SourceState,
  lastCompleteAt: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  /** When the schedule asks next; null for a source that was never tried: at once. */
  nextSyncAt: z.string().nullable(),
  scheduleSeconds: z.number(),
  /** Why the latest run did not complete. */
  message: z.string().nullable(),
  failureCause: FailureCause.nullable(),
  rights: SourceRights.nullable(),
  /** The source's clock minus ours. */
  clockSkewMs: z.number().nullable(),
  places: z.object({
    ok: z.number(),
    failing: z.number(),
    lost: z.number(),
    notEnabled: z.number(),
  }),
  /** Entries of the last complete run. */
  entries: z.number().nullable(),
  /** Our own calls since midnight UTC. */
  callsToday: z.number(),
  /** Removals that wait for a decision. */
  heldRemovals: z.number(),
  lastRun: SyncRun.nullable(),
});
export type Source = z.infer<typeof Source>;

/** One source's view of one place. */
export const Watch = z.object({
  placeId: z.number(),
  placeKey: z.string(),
  label: z.string(),
  state: z.enum(["ok", "failing", "lost", "not-enabled"]),
  lastCompleteAt: z.string().nullable(),
  failureCause: FailureCause.nullable(),
  message: z.string().nullable(),
  /** Entries stored of the place. */
  entries: z.number(),
});
export type Watch = z.infer<typeof Watch>;

/** Removals the guard held in one place in one run. */
export const HeldRemoval = z.object({
  runId: z.string(),
  placeId: z.number(),
  place: z.string(),
  sourceId: z.string(),
  heldAt: z.string(),
  /** How many were held, and how many of them still wait. */
  count: z.number(),
  waiting: z.number(),
  decision: z.enum(["approved", "rejected", "superseded"]).nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** Up to ten paths of entries that wait. */
  examples: z.array(z.string()),
});
export type HeldRemoval = z.infer<typeof HeldRemoval>;

/** Our own calls of one UTC day. */
export const CallsOfDay = z.object({ day: z.string(), api: z.string(), calls: z.number() });

/** What has come of a log so far. `aside`: records that could not be read and still lie aside. */
export const LogState = z.object({
  records: z.number(),
  accepted: z.number(),
  events: z.number(),
  duplicates: z.number(),
  ignored: z.number(),
  rejected: z.number(),
  aside: z.number(),
  /** When something was read last. */
  lastReadAt: z.string().nullable(),
});
export type LogState = z.infer<typeof LogState>;

export const SourceDetail = Source.extend({
  /** Null for a source that holds secrets. */
  log: LogState.nullable(),
  watches: z.array(Watch),
  held: z.array(HeldRemoval),
  /** The last 30 days, newest first. */
  calls: z.array(CallsOfDay),
});
export type SourceDetail = z.infer<typeof SourceDetail>;

export const Decision = z.strictObject({
  decision: z.enum(["approved", "rejected"]),
  reason: z.string().trim().min(1, "is needed").max(2000),
});
export type Decision = z.infer<typeof Decision>;

/** Why a lost place is gone. */
export const Gone = z.strictObject({ reason: z.string().trim().min(1, "is needed").max(2000) });
export type Gone = z.infer<typeof Gone>;
