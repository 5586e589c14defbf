import "server-only";
import type { Prisma } from "./prisma";
import { inTransaction } from "./transaction";

/** The code of a statement that was cancelled: here because it took too long. */
const cancelled = "57014";

/** The rows of a question; null where the server has not answered it within so many milliseconds. */
export async function rowsWithin(milliseconds: number, sql: Prisma.Sql): Promise<unknown[] | null> {
  try {
    return await inTransaction(async (client) => {
      await client.query(`SET LOCAL statement_timeout = ${Math.ceil(milliseconds)}`);
      const { rows } = await client.query(sql.text, sql.values);
      return rows;
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === cancelled) return null;
    throw error;
  }
}
