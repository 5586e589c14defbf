import "server-only";
import type { PoolClient } from "pg";
import { inTransaction } from "@/lib/db/transaction";

/** Notes that are followed in one transaction. */
const together = 200;

/**
 * Works out when those secrets were last read of which that may have changed: the later of the day their backend tells and
 * the instant the logs tell, Kagimori's own reads apart. What is noted meanwhile is left to the next run.
 * @returns how many notes were followed
 */
export async function followReadsAsSystem(signal?: AbortSignal): Promise<number> {
  let followed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const count = await inTransaction(follow);
    followed += count;
    if (count < together) return followed;
  }
}

async function follow(client: PoolClient): Promise<number> {
  // Triggers note in the transaction that changes: what can be deleted here can be read here.
  const { rowCount } = await client.query(
    `CREATE TEMPORARY TABLE noted ON COMMIT DROP AS WITH gone AS (
       DELETE FROM secret_read_due WHERE id IN (SELECT id FROM secret_read_due ORDER BY id LIMIT $1)
       RETURNING secrets, targets) SELECT * FROM gone`,
    [together],
  );
  if (!rowCount) return 0;
  await client.query(
    `INSERT INTO secret_read AS r (secret_id, at)
     SELECT m.id, coalesce(greatest(u.last_accessed_on::timestamp AT TIME ZONE 'UTC', l.at), '-infinity')
       FROM (SELECT unnest(secrets) FROM noted
             UNION SELECT t.secret_id FROM (SELECT DISTINCT unnest(targets) AS id FROM noted) n
               JOIN access_target t ON t.id = n.id WHERE t.secret_id IS NOT NULL) AS m(id)
       LEFT JOIN secret_use u ON u.secret_id = m.id
       LEFT JOIN LATERAL (
         SELECT max(a.last_at) AS at FROM access_target t JOIN access_reader a ON a.target_id = t.id
           JOIN access_principal p ON p.id = a.principal_id
          WHERE t.secret_id = m.id AND p.kind <> 'kagimori') l ON TRUE
      ORDER BY m.id
     ON CONFLICT (secret_id) DO UPDATE SET at = EXCLUDED.at WHERE r.at <> EXCLUDED.at`,
  );
  return rowCount;
}
