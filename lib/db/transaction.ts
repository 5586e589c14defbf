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
  // Between two statements nobody else hears that the server ended the connection, and unheard it would end this process.
  const note = (error: Error) => {
    broken = error;
  };
  client.on("error", note);
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(note);
    throw error;
  } finally {
    client.off("error", note);
    client.release(broken);
  }
}
