import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { seesRow } from "@/lib/access-control/levels";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { notAllowed } from "@/lib/errors";
import { inInventoryWrite } from "@/lib/inventory/inventory-write";
import { storableText } from "@/lib/masking/installation";
import { supersede } from "@/lib/sync/supersede";
import { confirmerOf, holdsAsOperator } from "./confirmer";
import { attestationIntervals } from "./intervals";
import type { Confirmed, ConfirmInput } from "./model";
import { type Capacity, type Confirmer, capacityOf, isBulk } from "./model/capacity";
import { type Intervals, intervalSql } from "./model/interval";

const Row = z.object({
  id: z.string(),
  owner: z.string().nullable(),
  team: z.string().nullable(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  counted: z.boolean(),
});
type Row = z.infer<typeof Row>;

/**
 * Confirms secrets: each is still needed and rightly described. As whom is found out per row; rows that are not the
 * viewer's to confirm are told and left as they are. Throws not-allowed when not one of them is his.
 */
export async function confirmSecrets(
  viewer: Viewer,
  { ids, note }: ConfirmInput,
  clock: () => Date,
): Promise<Confirmed> {
  assertMay(viewer, "attestation:confirm");
  const [confirmer, intervals, said] = await Promise.all([
    confirmerOf(viewer),
    attestationIntervals(),
    note ? storableText(note) : null,
  ]);
  return inInventoryWrite(clock, async (client, now) => {
    const rows = await lockRows(client, [...new Set(ids)]);
    const judged = ids.map((id) => verdict(viewer, confirmer, rows.get(id), id));
    const refused = judged.flatMap((one) => ("because" in one ? [one] : []));
    const accepted = new Map(judged.flatMap((one) => ("as" in one ? [[one.id, one.as]] : [])));
    if (accepted.size === 0) {
      throw notAllowed(
        "A secret is confirmed by its owner, the owner's delegate, the lead of its team, or an operator.",
      );
    }
    const act = { at: now, actor: confirmer.id, note: said };
    await write(client, viewer, accepted, act, intervals);
    const bulk = isBulk(accepted.size);
    const detail = { secrets: accepted.size, bulk, as: countBy([...accepted.values()]) };
    const [only] = accepted.size === 1 ? accepted.keys() : [];
    await appendEntryIn(client, viewer, "secrets-confirmed", only ?? null, detail, now);
    return { confirmed: accepted.size, bulk, refused };
  });
}

async function lockRows(client: PoolClient, ids: readonly string[]): Promise<Map<string, Row>> {
  const { rows } = await client.query(
    `SELECT s.id, s.owner, s.team, s.service, s.environment, s.counted <> 'none' AS counted
       FROM secret s WHERE s.id = ANY($1) AND s.removed_at IS NULL ORDER BY s.id FOR UPDATE`,
    [ids],
  );
  return new Map(
    z
      .array(Row)
      .parse(rows)
      .map((row) => [row.id, row]),
  );
}

/** Whether a row is there is told only to whom it is open. */
function verdict(
  viewer: Viewer,
  confirmer: Confirmer,
  row: Row | undefined,
  id: string,
): { id: string; as: Capacity } | Confirmed["refused"][number] {
  if (!row || !seesRow(viewer.bindings, row)) return { id, because: "not-found" };
  if (!row.counted) return { id, because: "not-counted" };
  const as = capacityOf(confirmer, row, holdsAsOperator(viewer, row));
  return as === null ? { id, because: "not-yours" } : { id, as };
}

async function write(
  client: PoolClient,
  viewer: Viewer,
  accepted: ReadonlyMap<string, Capacity>,
  { at, actor, note }: { at: Date; actor: string; note: string | null },
  intervals: Intervals,
): Promise<void> {
  const bulk = isBulk(accepted.size);
  const lists = [[...accepted.keys()], [...accepted.values()]];
  const capacity =
    "(SELECT t.capacity FROM unnest($2::uuid[], $3::text[]) AS t(id, capacity) WHERE t.id = s.id)";
  await supersede(
    client,
    at,
    `attested_at = $1, attestation_due_at = $1::timestamptz + ${intervalSql(intervals)},
     attested_as = ${capacity}, attested_bulk = $4`,
    "s.id = ANY($2)",
    [...lists, bulk],
  );
  await client.query(
    `INSERT INTO attestation (kind, secret_id, identity, incarnation, at, actor, actor_kind, "as", "rows", bulk, note, due_at)
     SELECT 'confirmed', s.id, s.identity, s.incarnation, $2, $3, $4, s.attested_as, $5, $6, $7, s.attestation_due_at
       FROM secret s WHERE s.id = ANY($1)`,
    [[...accepted.keys()], at, actor, viewer.kind, accepted.size, bulk, note],
  );
}

function countBy(capacities: readonly Capacity[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of capacities) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
