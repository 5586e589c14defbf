import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { duties } from "@/lib/duties/model";
import type { HistoryItem as HistoryItemSchema, SecretDetail, Statement } from "./model/secret";

type HistoryItem = z.infer<typeof HistoryItemSchema>;

/** The fields whose change a reader of the history wants to hear about. */
const told = [
  "name",
  "description",
  "environment",
  "service",
  "team",
  "owner",
  "kind",
  "classification",
  "stop_time_minutes",
  "value_changed_at",
  "rotation_policy_id",
  "max_age_seconds",
  "rotation_failed_from",
  "counted",
  "not_counted_because",
  "version",
  "attested_at",
  "exempt_until",
  ...duties,
] as const;

const State = z.object({
  recorded_at: z.date(),
  removed_at: z.date().nullable(),
  not_seen_since: z.date().nullable(),
  incarnation: z.string().nullable(),
  told: z.record(z.string(), z.unknown()),
});
type State = z.infer<typeof State>;

/** What happened to one secret since the first sync until an instant, newest first. At most 200 items. */
export async function historyOf(id: string, until: Date): Promise<SecretDetail["history"]> {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT recorded_at, removed_at, not_seen_since, incarnation, to_jsonb(state) AS told
      FROM (SELECT recorded_at, removed_at, not_seen_since, incarnation, name, description, environment, service, team,
                   owner, kind, classification, stop_time_minutes, value_changed_at, rotation_policy_id,
                   max_age_seconds, rotation_failed_from, counted, not_counted_because, version, attested_at, exempt_until,
                   d.creates, d.rotates, d.approves, d.audits
              FROM secret s LEFT JOIN duty_set d ON d.id = s.duty_set WHERE s.id = ${id}::uuid AND recorded_at <= ${until}
            UNION ALL
            SELECT recorded_at, removed_at, not_seen_since, incarnation, name, description, environment, service, team,
                   owner, kind, classification, stop_time_minutes, value_changed_at, rotation_policy_id,
                   max_age_seconds, rotation_failed_from, counted, not_counted_because, version, attested_at, exempt_until,
                   d.creates, d.rotates, d.approves, d.audits
              FROM secret_history s LEFT JOIN duty_set d ON d.id = s.duty_set WHERE s.id = ${id}::uuid AND recorded_at <= ${until}) AS state
     ORDER BY state.recorded_at DESC LIMIT 200`;
  const states = z.array(State).parse(rows);
  return states.map((state, i) => itemOf(state, states[i + 1])).filter(saysSomething);
}

/** A state against the one before it. Exported for its test. */
export function itemOf(state: State, before: State | undefined): HistoryItem {
  const recordedAt = state.recorded_at.toISOString();
  if (!before) return { recordedAt, kind: "first-seen", changes: [], statements: [] };
  const changes = told.flatMap((field) => {
    const [was, is] = [shown(before.told[field]), shown(state.told[field])];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
  return { recordedAt, kind: kindOf(state, before), changes, statements: [] };
}

/**
 * What happened, with what people said put where it took effect; what changed nothing stands by itself. A row's new state
 * counts from the statement's own instant, or from a moment later where it had just been written.
 */
export function withStatements(
  history: readonly HistoryItem[],
  statements: readonly Statement[],
): HistoryItem[] {
  const items = history.map((item) => ({ ...item, statements: [...item.statements] }));
  const alone: HistoryItem[] = [];
  for (const statement of statements) {
    const at = Date.parse(statement.at);
    const effect = items.find(({ recordedAt, kind }) => {
      const later = Date.parse(recordedAt) - at;
      return kind === "changed" && later >= 0 && later < 1000;
    });
    if (effect && statement.attribute !== "notes") effect.statements.push(statement);
    else
      alone.push({
        recordedAt: statement.at,
        kind: "stated",
        changes: [],
        statements: [statement],
      });
  }
  return [...items, ...alone].sort((a, b) => Date.parse(b.recordedAt) - Date.parse(a.recordedAt));
}

function kindOf(state: State, before: State): HistoryItem["kind"] {
  if (state.removed_at && !before.removed_at) return "removed";
  if (state.incarnation !== before.incarnation) return "new-incarnation";
  if (!state.removed_at && before.removed_at) return "returned";
  if (state.not_seen_since && !before.not_seen_since) return "not-seen";
  return "changed";
}

const saysSomething = ({ kind, changes }: HistoryItem) => kind !== "changed" || changes.length > 0;

const shown = (value: unknown) =>
  value === null || value === undefined
    ? null
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
