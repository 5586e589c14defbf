import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { seesRow } from "@/lib/access-control/levels";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { inTransaction } from "@/lib/db/transaction";
import { uuid7 } from "@/lib/db/uuid7";
import { invalidInput, notAllowed } from "@/lib/errors";
import { storableText } from "@/lib/masking/installation";
import { confirmerOf, holdsAsOperator } from "./confirmer";
import type { Marked } from "./model";
import { type Confirmer, capacityOf } from "./model/capacity";

interface Asked {
  kind: "hand-over" | "retire";
  ids: readonly string[];
  to: string | null;
  note: string;
}

const Row = z.object({
  id: z.string(),
  owner: z.string().nullable(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  incarnation: z.string().nullable(),
  marked: z.boolean(),
});
type Row = z.infer<typeof Row>;

/** Says of secrets that they are somebody else's: the owner changes when that is accepted. Who may confirm may say so. */
export function proposeHandOver(
  viewer: Viewer,
  { ids, to, note }: { ids: readonly string[]; to: string; note: string },
  now: Date,
): Promise<Marked> {
  return mark(viewer, { kind: "hand-over", ids, to, note }, now);
}

/** Says of secrets that they are no longer needed. Kagimori deletes nothing: the mark stands until it is gone or taken back. */
export function noteRetirement(
  viewer: Viewer,
  { ids, note }: { ids: readonly string[]; note: string },
  now: Date,
): Promise<Marked> {
  return mark(viewer, { kind: "retire", ids, to: null, note }, now);
}

async function mark(
  viewer: Viewer,
  { kind, ids, to, note: said }: Asked,
  now: Date,
): Promise<Marked> {
  assertMay(viewer, "attestation:confirm");
  const [confirmer, note] = await Promise.all([confirmerOf(viewer), storableText(said)]);
  return inTransaction(async (client) => {
    if (to !== null) await assertHere(client, to, now);
    const rows = await lockRows(client, ids, kind);
    const judged = ids.map((id) => ({ id, because: refusal(viewer, confirmer, rows.get(id), to) }));
    const refused = judged.flatMap(({ id, because }) => (because ? [{ id, because }] : []));
    const accepted = judged.flatMap(({ id, because }) => (because ? [] : (rows.get(id) ?? [])));
    if (accepted.length === 0 && refused.every(({ because }) => because === "not-yours")) {
      throw notAllowed(
        "Only who may confirm a secret hands it over or marks it as no longer needed.",
      );
    }
    await client.query(
      `INSERT INTO attestation_mark (id, kind, secret_id, incarnation, to_person, note, by, at)
       SELECT t.id, $4, t.secret, t.incarnation, $5, $6, $7, $8
         FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS t(id, secret, incarnation)`,
      [
        accepted.map(() => uuid7(now.getTime())),
        accepted.map(({ id }) => id),
        accepted.map(({ incarnation }) => incarnation),
        kind,
        to,
        note,
        confirmer.id,
        now,
      ],
    );
    const action = kind === "hand-over" ? "hand-over-proposed" : "retirement-noted";
    const [only] = accepted.length === 1 ? accepted : [];
    const detail = { secrets: accepted.length, note, ...(to === null ? {} : { to }) };
    await appendEntryIn(client, viewer, action, only?.id ?? null, detail, now);
    return { marked: accepted.length, refused };
  });
}

/** Nobody takes over who is not in the register, or has left. */
async function assertHere(client: PoolClient, to: string, now: Date): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT FROM person WHERE id = $1 AND (left_on IS NULL OR left_on > $2::timestamptz::date)",
    [to, now],
  );
  if (rowCount === 0) {
    const why = "is nobody of the register of people who is still here";
    throw invalidInput(`${to} ${why}.`, { to: why });
  }
}

async function lockRows(
  client: PoolClient,
  ids: readonly string[],
  kind: Asked["kind"],
): Promise<Map<string, Row>> {
  const { rows } = await client.query(
    `SELECT s.id, s.owner, s.team, s.service, s.environment, s.incarnation, EXISTS (
              SELECT FROM attestation_mark m WHERE m.secret_id = s.id AND m.kind = $2 AND m.state = 'open') AS marked
       FROM secret s WHERE s.id = ANY($1) AND s.removed_at IS NULL ORDER BY s.id FOR UPDATE OF s`,
    [ids, kind],
  );
  return new Map(
    z
      .array(Row)
      .parse(rows)
      .map((row) => [row.id, row]),
  );
}

function refusal(
  viewer: Viewer,
  confirmer: Confirmer,
  row: Row | undefined,
  to: string | null,
): Marked["refused"][number]["because"] | null {
  if (!row || !seesRow(viewer.bindings, row)) return "not-found";
  if (capacityOf(confirmer, row, holdsAsOperator(viewer, row)) === null) return "not-yours";
  return row.marked || row.owner === to ? "already-marked" : null;
}
