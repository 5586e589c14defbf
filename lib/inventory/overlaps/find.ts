import { Prisma, prisma } from "@/lib/db/prisma";
import { reachHours } from "../tally/find";
import { overlapsOf } from "./overlap-sql";

/**
 * SELECT of the secrets that overlap with production, of those `which` (a condition on secret `s`) chooses or more: as they
 * were noted with the newest tally (overlaps/take.ts), or as they are where the inventory is too small for one.
 */
export async function overlaps(which: Prisma.Sql, now: Date): Promise<Prisma.Sql> {
  const oldest = new Date(now.getTime() - reachHours * 3_600_000);
  const noted = await prisma().inventoryTally.count({
    where: { whole: true, overlapsAt: { gt: oldest } },
  });
  return noted > 0
    ? Prisma.sql`SELECT secret_id, same_key, same_function, same_name FROM production_overlap`
    : overlapsOf(which);
}
