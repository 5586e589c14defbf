import type { Binding, Role } from "@/lib/access-control/model";

/** Homes, the one that sees most first: who holds several begins with the first of his. */
const homes = ["operator", "manager", "auditor", "qa", "member", "admin"] as const;

/** The homes of somebody with these bindings; an ingest token has none. */
export const homesOf = (bindings: readonly Binding[]): Role[] =>
  homes.filter((home) => bindings.some(({ role }) => role === home));

const cardIds = [
  "sources",
  "decide",
  "logs",
  "trail",
  "unreviewed",
  "exports",
  "staging",
  "overlaps",
  "mine",
  "due",
  "accounts",
  "tokens",
] as const;
export type CardId = (typeof cardIds)[number];

const lineIds = [
  "sources-up-to-date",
  "sources-behind",
  "held-removals",
  "set-aside",
  "unknown-targets",
  "unresolved-principals",
  "declarations",
  "role-changes",
  "exemptions",
  "trail-entries",
  "unreviewed",
  "stg",
  "dev",
  "local",
  "plain-text",
  "overdue",
  "same-key",
  "same-function",
  "same-name",
  "my-secrets",
  "my-overdue",
  "my-attestation",
  "disabled",
  "locked",
  "never-signed-in",
  "expiring",
  "unused",
] as const;
export type LineId = (typeof lineIds)[number];

export type HomeTone = "ok" | "near" | "breach" | "unknown" | "info" | "stale";

/** A count with what it counts. */
export interface HomeLine {
  readonly id: LineId;
  readonly count: number;
  readonly tone: HomeTone;
  readonly href: string | null;
}

/** What is said beside a row, as keys of the messages. */
const noteIds = [
  "ok",
  "stale",
  "failing",
  "never",
  "rotation",
  "attestation",
  "to-review",
  "same-key",
  "same-function",
  "same-name",
  "queued",
  "running",
  "done",
  "failed",
  "cancelled",
  "expired",
  "empty",
  "shortened",
  "sent",
  "manager",
  "qa",
  "auditor",
  "operator",
  "member",
  "admin",
  "ingest",
] as const;
type NoteId = (typeof noteIds)[number];

/** One thing by name: a source, a secret, an account. */
export interface HomeRow {
  readonly key: string;
  readonly label: string;
  readonly code: boolean;
  readonly notes: readonly NoteId[];
  readonly tone: HomeTone | null;
  readonly at: string | null;
  readonly href: string | null;
}

/** The last days of a log, oldest first: its worst hour of each. */
export interface HomeStrip {
  readonly source: string;
  readonly days: readonly { day: string; state: "covered" | "gap" | "unprovable" | "pending" }[];
}

export interface HomeCard {
  readonly id: CardId;
  readonly lines: readonly HomeLine[];
  readonly rows: readonly HomeRow[];
  readonly strips: readonly HomeStrip[];
  /** The page with the rest. */
  readonly href: string | null;
}

/** Nothing is well where there should be nothing; else it is as pressing as said. */
export const noneIsWell = (count: number, otherwise: HomeTone): HomeTone =>
  count === 0 ? "ok" : otherwise;
