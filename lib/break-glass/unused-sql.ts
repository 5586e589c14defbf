import { Prisma } from "@/lib/db/prisma";
import type { UsesAsked } from "./uses-sql";

/**
 * CTE `unused`, after those of usesBetween: windows that ended in [from, to) and in which nobody read what they were for.
 * Says the same as `unused` of reconcile.ts.
 */
export function unusedBetween({ from, to, asOf }: UsesAsked): Prisma.Sql {
  return Prisma.sql`
    unused AS (
      SELECT w.id FROM win w
       WHERE w.approval <> 'rejected' AND w.ends <= ${asOf}::timestamptz
         AND w.ends >= ${from}::timestamptz AND w.ends < ${to}::timestamptz
         AND NOT EXISTS (SELECT FROM judged j WHERE j.request_id = w.id AND j.rank < 4)
    )`;
}
