import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { markDaysOf } from "@/lib/kpis/tally/mark";

const Pairs = z.array(z.object({ alias: z.number(), first: z.number() }));

/**
 * Joins the targets of each of these secrets to the one that was seen first: events, readers, and what was joined to
 * them before. Nobody else may store events meanwhile.
 * @param secrets a query for ids of secrets
 * @returns how many targets were joined to another
 */
export async function mergeTargets(client: PoolClient, secrets: string): Promise<number> {
  const found = await client.query(
    `SELECT id AS alias, first FROM (
       SELECT t.id, min(t.id) OVER (PARTITION BY t.secret_id) AS first FROM access_target t
        WHERE t.alias_of IS NULL AND t.secret_id IN (${secrets})) AS one WHERE id <> first`,
  );
  const pairs = Pairs.parse(found.rows);
  if (pairs.length === 0) return 0;
  const given = "unnest($1::int[], $2::int[]) AS m(alias, first)";
  const values = [pairs.map(({ alias }) => alias), pairs.map(({ first }) => first)];
  await client.query(
    `UPDATE access_event e SET target_id = m.first FROM ${given} WHERE e.target_id = m.alias`,
    values,
  );
  await client.query(
    `WITH moved AS (
       DELETE FROM access_reader r USING ${given} WHERE r.target_id = m.alias
       RETURNING m.first, r.principal_id, r.first_at, r.last_at, r.reads)
     INSERT INTO access_reader AS r (target_id, principal_id, first_at, last_at, reads)
     SELECT first, principal_id, min(first_at), max(last_at), sum(reads) FROM moved GROUP BY 1, 2
     ON CONFLICT (target_id, principal_id) DO UPDATE
        SET first_at = least(r.first_at, EXCLUDED.first_at), last_at = greatest(r.last_at, EXCLUDED.last_at),
            reads = r.reads + EXCLUDED.reads`,
    values,
  );
  await client.query(
    `UPDATE access_target t SET alias_of = m.first FROM ${given} WHERE t.id = m.alias OR t.alias_of = m.alias`,
    values,
  );
  await markDaysOf(client, "e.target_id = ANY($1)", [pairs.map(({ first }) => first)]);
  return pairs.length;
}
