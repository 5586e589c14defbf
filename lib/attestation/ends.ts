import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { inTransaction } from "@/lib/db/transaction";
import { beginInventoryWrite } from "@/lib/inventory/inventory-write";
import { supersede } from "@/lib/sync/supersede";

/**
 * What ends a confirmation, in one place (docs/attestation.md): every writer of `secret` that may change these columns
 * takes its SQL from here. `s` is the row as it is, `i` what replaces it.
 */
const whyEnded = `CASE
  WHEN s.attestation_due_at IS NULL THEN NULL
  WHEN i.renewed THEN 'recreated'
  WHEN s.owner IS DISTINCT FROM i.owner THEN 'owner-changed'
  WHEN s.environment IS DISTINCT FROM i.environment THEN 'environment-changed'
  WHEN s.classification IS DISTINCT FROM i.classification THEN 'classification-changed' END`;

const columns = ["attestation_due_at", "attested_at", "attested_as", "attested_bulk"];

/** Assignments of an UPDATE of `secret AS s` FROM `i` that clear what has ended. */
export const clearEnded = columns
  .map((name) => `${name} = CASE WHEN (${whyEnded}) IS NULL THEN s.${name} END`)
  .join(", ");

/** Writes down what ends with this statement. A fragment for WITH. `at`: SQL of the instant; `from` joins `i` and `s`. */
export const recordEnds = (at: string, from: string) =>
  `INSERT INTO attestation (kind, secret_id, identity, incarnation, at, actor, actor_kind, why)
   SELECT 'ended', s.id, s.identity, s.incarnation, ${at}, 'system', 'system', ${whyEnded}
     FROM ${from} WHERE (${whyEnded}) IS NOT NULL`;

const Id = z.object({ id: z.string() });

/**
 * Ends the confirmations of secrets whose owner is here no more on the organisation's day of `clock`, in the transaction
 * that changes the register of people, or once the day has come. Until then every question reckons with it all the
 * same (lib/inventory/at.ts). Returns how many ended.
 */
export async function endForLeavers(client: PoolClient, clock: () => Date): Promise<number> {
  const found = await client.query(`SELECT s.id ${ofLeavers("$1")} LIMIT 1`, [clock()]);
  if (found.rowCount === 0) return 0;
  const now = await beginInventoryWrite(client, clock);
  const { rows } = await client.query(
    `SELECT s.id ${ofLeavers("$1")} ORDER BY s.id FOR UPDATE OF s`,
    [now],
  );
  const ids = z
    .array(Id)
    .parse(rows)
    .map(({ id }) => id);
  await client.query(
    `INSERT INTO attestation (kind, secret_id, identity, incarnation, at, actor, actor_kind, why)
     SELECT 'ended', s.id, s.identity, s.incarnation, $1, 'system', 'system', 'owner-left'
       FROM secret s WHERE s.id = ANY($2)`,
    [now, ids],
  );
  const nothing = columns.map((name) => `${name} = NULL`).join(", ");
  return supersede(client, now, nothing, "s.id = ANY($2)", [ids]);
}

/** The same in a transaction of its own, once a day. */
export const endForLeaversAsSystem = (clock: () => Date): Promise<number> =>
  inTransaction((client) => endForLeavers(client, clock));

const ofLeavers = (now: string) => `
  FROM secret s JOIN person p ON p.id = s.owner
 WHERE s.attestation_due_at IS NOT NULL AND p.left_on <= (
   ${now}::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM installation), 'Asia/Tokyo'))::date`;
