import "server-only";
import type { PoolClient } from "pg";
import { addReaders } from "./attribution";

/** Counts the readings of these targets by these principals anew. Nobody else may store events meanwhile. */
export async function recountReaders(
  client: PoolClient,
  pairs: readonly { target: number; principal: number }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const given = "unnest($1::int[], $2::int[]) AS g(target, principal)";
  const values = [pairs.map(({ target }) => target), pairs.map(({ principal }) => principal)];
  await client.query(
    `DELETE FROM access_reader r USING ${given} WHERE r.target_id = g.target AND r.principal_id = g.principal`,
    values,
  );
  await client.query(
    `WITH told AS (
       SELECT e.* FROM (SELECT DISTINCT * FROM ${given}) AS g
         JOIN access_event e ON e.target_id = g.target AND e.principal_id = g.principal)
     ${addReaders("told")}`,
    values,
  );
}
