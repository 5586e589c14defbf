import type { RotationState } from "@/lib/inventory/model/secret";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long a version may wait, and a rotation be late, before it counts as failed. */
const graceMs = DAY_MS;
const longestNoticeMs = 14 * DAY_MS;
const noticeShare = 0.2;

type RotationFailure = "last-attempt-failed" | "pending-too-long" | "missed";

/** The age a value may reach, and who says so: the id of a policy, `tag`, or `owner` (managed by a service or a partner). */
export interface MaxAge {
  policyId: string;
  /** Null: its owner rotates it and states no interval. Then the state is unknown. */
  seconds: number | null;
}

/** The stored instants at which the state changes; nothing else is stored of it. Instants are ISO 8601 in UTC. */
export interface RotationDates {
  rotationPolicyId: string | null;
  maxAgeSeconds: number | null;
  rotationDueAt: string | null;
  dueSoonAt: string | null;
  rotationFailedFrom: string | null;
  rotationFailure: RotationFailure | null;
}

export interface RotationFacts {
  valueChangedAt: string | null;
  rotation: { enabled: boolean | null; pendingSince: string | null; lastAttemptFailed: boolean };
  nextRotationAt: string | null;
}

/**
 * The instants, from the age allowed and what the backend says. A failed last attempt has failed from the change of the
 * value on: the state before that is another row of the history, so no clock is needed. A next rotation that is over counts
 * only while rotation is on.
 */
export function rotationDates(
  { valueChangedAt, rotation, nextRotationAt }: RotationFacts,
  maxAge: MaxAge | null,
): RotationDates {
  const seconds = maxAge?.seconds ?? null;
  const changed = milliseconds(valueChangedAt);
  const due = changed === null || seconds === null ? null : changed + seconds * 1000;
  const notice = Math.min(longestNoticeMs, (seconds ?? 0) * 1000 * noticeShare);
  const failed = firstFailure(rotation, changed, nextRotationAt);
  return {
    rotationPolicyId: maxAge?.policyId ?? null,
    maxAgeSeconds: seconds,
    rotationDueAt: iso(due),
    dueSoonAt: iso(due === null ? null : due - notice),
    rotationFailedFrom: iso(failed?.from ?? null),
    rotationFailure: failed?.failure ?? null,
  };
}

interface Failing {
  failure: RotationFailure;
  from: number;
}

function firstFailure(
  { enabled, pendingSince, lastAttemptFailed }: RotationFacts["rotation"],
  changed: number | null,
  nextRotationAt: string | null,
): Failing | null {
  const pending = milliseconds(pendingSince);
  const next = enabled === true ? milliseconds(nextRotationAt) : null;
  let first: Failing | null = null;
  if (lastAttemptFailed) first = { failure: "last-attempt-failed", from: changed ?? 0 };
  if (pending !== null) first = earlier(first, "pending-too-long", pending + graceMs);
  if (next !== null) first = earlier(first, "missed", next + graceMs);
  return first;
}

const earlier = (first: Failing | null, failure: RotationFailure, from: number): Failing =>
  first && first.from <= from ? first : { failure, from };

/** The state at this instant, first that applies. The same in SQL: state-sql.ts; a test compares the two. */
export function rotationState(
  secret: Omit<RotationDates, "rotationFailure"> & { valueChangedAt: string | null },
  asOf: Date,
): RotationState {
  const reached = (instant: string | null) => {
    const at = milliseconds(instant);
    return at !== null && at <= asOf.getTime();
  };
  const ageKnown = secret.maxAgeSeconds !== null;
  if (!ageKnown && secret.rotationPolicyId !== "owner") return "no-policy";
  if (reached(secret.rotationFailedFrom)) return "failed";
  if (!ageKnown || secret.valueChangedAt === null) return "unknown";
  if (reached(secret.rotationDueAt)) return "overdue";
  if (reached(secret.dueSoonAt)) return "due-soon";
  return "compliant";
}

function milliseconds(instant: string | null): number | null {
  const parsed = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(parsed) ? null : parsed;
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
