import "server-only";
import type { PoolClient } from "pg";
import { pool } from "./pool";

/**
 * Runs `work` in one transaction on a connection of its own and commits it; rolls back when it throws. A connection
 * that cannot even roll back is closed, not returned to the pool.
 */
export async function inTransaction<Result>(
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
