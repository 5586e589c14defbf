import "server-only";
import { Prisma } from "@/lib/db/prisma";
import { inTransaction } from "@/lib/db/transaction";
import { overlapsOf } from "./overlap-sql";

/** Notes, beside the newest tally, which secrets overlap with production now. Killed, what was noted before stands. */
export async function takeOverlapsAsSystem(now: Date): Promise<void> {
  const { text, values } = Prisma.sql`
    INSERT INTO production_overlap (secret_id, same_key, same_function, same_name)
    ${overlapsOf(Prisma.sql`s.removed_at IS NULL AND s.environment IS DISTINCT FROM 'prod'`)}`;
  await inTransaction(async (client) => {
    await client.query("DELETE FROM production_overlap");
    await client.query(text, values);
    await client.query("UPDATE inventory_tally SET overlaps_at = $1 WHERE whole", [now]);
  });
}
