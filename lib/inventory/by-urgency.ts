import { Prisma } from "@/lib/db/prisma";
import type { RotationState } from "./model/secret";

/** What the list calls a row's state: that of its rotation, where it is counted for that. */
type Urgency = RotationState | "not-counted";

/** The states in the order of the list, with the number each has in a cursor. Most urgent first. */
export const urgencies: readonly { state: Urgency; rank: number }[] = [
  { state: "failed", rank: 1 },
  { state: "overdue", rank: 2 },
  { state: "unknown", rank: 3 },
  { state: "due-soon", rank: 4 },
  { state: "no-policy", rank: 5 },
  { state: "compliant", rank: 6 },
  { state: "not-counted", rank: 9 },
];

const both = Prisma.sql`s.counted = 'both'`;
const withoutPolicy = Prisma.sql`s.max_age_seconds IS NULL AND s.rotation_policy_id IS DISTINCT FROM 'owner'`;
const dated = Prisma.sql`${both} AND s.max_age_seconds IS NOT NULL AND s.value_changed_at IS NOT NULL`;
const due = Prisma.sql`coalesce(s.rotation_due_at, 'infinity')`;

const failed = (at: Date) => Prisma.sql`s.rotation_failed_from <= ${at}`;
const soon = (at: Date) => Prisma.sql`s.due_soon_at <= ${at}`;
const notFailed = (at: Date) => Prisma.sql`(${failed(at)}) IS NOT TRUE`;

/**
 * SQL condition: row `s` is in that state at an instant. It says the same as lib/rotation/state-sql.ts (a test compares the
 * lists), in the words of the index that holds such rows in the list's order (migration list_by_urgency): of a CASE the
 * planner knows neither an index nor how many rows it leaves.
 */
export const inState = (state: Urgency, at: Date): Prisma.Sql => conditions[state](at);

const conditions: Record<Urgency, (at: Date) => Prisma.Sql> = {
  failed: (at) =>
    Prisma.sql`${both} AND s.rotation_failed_from IS NOT NULL AND ${failed(at)} AND NOT (${withoutPolicy})`,
  overdue: (at) => Prisma.sql`${dated} AND ${notFailed(at)} AND ${due} <= ${at}`,
  unknown: (at) =>
    Prisma.sql`${both} AND (s.max_age_seconds IS NULL OR s.value_changed_at IS NULL) AND NOT (${withoutPolicy}) AND ${notFailed(at)}`,
  "due-soon": (at) => Prisma.sql`${dated} AND ${notFailed(at)} AND ${due} > ${at} AND ${soon(at)}`,
  "no-policy": () => Prisma.sql`${both} AND ${withoutPolicy}`,
  compliant: (at) =>
    Prisma.sql`${dated} AND ${notFailed(at)} AND ${due} > ${at} AND (${soon(at)}) IS NOT TRUE`,
  "not-counted": () => Prisma.sql`s.counted <> 'both'`,
};
