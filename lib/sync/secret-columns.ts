import { arrayText, type TextColumn, type TextRow } from "@/lib/db/copy";
import type { DerivedSecret } from "@/lib/inventory/derived-secret";

type Read = (row: DerivedSecret) => string | null;

const number = (value: number | null) => (value === null ? null : String(value));

/** What derivation gives, as columns of `secret` and `secret_history`: name, type, text form. */
const derived: readonly (readonly [name: string, type: string, read: Read])[] = [
  ["identity", "text", (row) => row.identity],
  ["parent_identity", "text", (row) => row.parentIdentity],
  ["backend", "text", (row) => row.backend],
  ["type", "text", (row) => row.type],
  ["name", "text", (row) => row.name],
  ["path", "text", (row) => row.path],
  ["arn", "text", (row) => row.arn],
  ["incarnation", "text", (row) => row.incarnation],
  ["version", "integer", (row) => number(row.version)],
  ["description", "text", (row) => row.description],
  ["tags", "jsonb", (row) => JSON.stringify(row.tags)],
  ["facts", "jsonb", (row) => JSON.stringify(row.facts)],
  ["environment", "text", (row) => row.environment],
  ["environment_from", "text", (row) => row.environmentFrom],
  ["service", "text", (row) => row.service],
  ["service_from", "text", (row) => row.serviceFrom],
  ["team", "text", (row) => row.team],
  ["team_from", "text", (row) => row.teamFrom],
  ["owner", "text", (row) => row.owner],
  ["owner_from", "text", (row) => row.ownerFrom],
  ["kind", "text", (row) => row.kind],
  ["kind_from", "text", (row) => row.kindFrom],
  ["classification", "text", (row) => row.classification],
  ["classification_from", "text", (row) => row.classificationFrom],
  ["stop_time_minutes", "integer", (row) => number(row.stopTimeMinutes)],
  ["stop_time_from", "text", (row) => row.stopTimeFrom],
  ["created_at", "timestamptz", (row) => row.createdAt],
  ["value_changed_at", "timestamptz", (row) => row.valueChangedAt],
  ["value_evidence", "text", (row) => row.valueEvidence],
  ["value_unknown", "text", (row) => row.valueUnknown],
  ["rotation_policy_id", "text", (row) => row.rotationPolicyId],
  ["max_age_seconds", "bigint", (row) => number(row.maxAgeSeconds)],
  ["rotation_due_at", "timestamptz", (row) => row.rotationDueAt],
  ["due_soon_at", "timestamptz", (row) => row.dueSoonAt],
  ["rotation_failed_from", "timestamptz", (row) => row.rotationFailedFrom],
  ["rotation_failure", "text", (row) => row.rotationFailure],
  ["counted", "text", (row) => row.counted],
  ["not_counted_because", "text", (row) => row.notCountedBecause],
  ["plain_text_pattern", "text", (row) => row.plainTextPattern],
  ["plain_text_judged", "text", (row) => row.plainTextJudged],
  ["naming_rule", "text", (row) => row.namingRule],
  ["naming_ok", "boolean", (row) => (row.namingOk === null ? null : String(row.namingOk))],
  ["duty_set", "uuid", (row) => row.duties?.id ?? null],
];

/** Columns of `secret` that derivation gives and the history keeps. */
export const derivedColumns = derived.map(([name]) => name);

/** Derived columns the history does without: they only serve search and comparison. */
export const presentOnlyColumns = ["content_hash", "search_text", "search_grams"];

/** Every column that `secret` and `secret_history` have in common. */
export const historyColumns = [
  "id",
  "place_id",
  ...derivedColumns,
  "exempt_until",
  "attestation_due_at",
  "attested_at",
  "attested_as",
  "attested_bulk",
  "first_recorded_at",
  "recorded_at",
  "not_seen_since",
  "removed_at",
];

/** A row to write: `stored` tells an entry we have from a new one, `renewed` a new incarnation of one we have. */
export interface EntryRow {
  id: string;
  placeId: number;
  row: DerivedSecret;
  hash: string;
  stored: boolean;
  renewed: boolean;
}

const written: typeof derived = [
  ["search_text", "text", (row) => row.searchText],
  ["search_grams", "text[]", (row) => arrayText(row.searchGrams)],
  ...derived,
];
const writtenColumns = [
  { name: "id", type: "uuid" },
  { name: "place_id", type: "integer" },
  { name: "content_hash", type: "bytea" },
  ...written.map(([name, type]) => ({ name, type })),
];
const writtenRow = ({ id, placeId, row, hash }: EntryRow) => [
  id,
  String(placeId),
  `\\x${hash}`,
  ...written.map(([, , read]) => read(row)),
];

/** Columns of rows that replace stored ones, as they are sent to the server. */
export const stageColumns: readonly TextColumn[] = [
  { name: "renewed", type: "boolean" },
  ...writtenColumns,
];
export const stageRow = (row: EntryRow): TextRow => [String(row.renewed), ...writtenRow(row)];

/** Columns of rows that are new to `secret`. */
export const insertColumns: readonly TextColumn[] = [
  { name: "first_recorded_at", type: "timestamptz" },
  { name: "recorded_at", type: "timestamptz" },
  ...writtenColumns,
];
export function* insertRows(rows: Iterable<EntryRow>, now: Date): Generator<TextRow> {
  const at = now.toISOString();
  for (const row of rows) yield [at, at, ...writtenRow(row)];
}
