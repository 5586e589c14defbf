import "server-only";
import { z } from "zod";
import { systemViewer } from "@/lib/access-control/system";
import { appendEntry } from "@/lib/audit-trail/commands";
import { Prisma, prisma } from "@/lib/db/prisma";
import { judged, stateColumns } from "@/lib/inventory/at";
import { absentAt } from "@/lib/inventory/registered-sql";

const Moved = z.object({
  /** Rows counted for rotation that were not compliant and are, and the reverse. */
  better: z.int(),
  worse: z.int(),
  /** Rows that left the counts, and rows that came back into them. */
  takenOut: z.int(),
  broughtBack: z.int(),
});

/**
 * Says in the audit trail what changed rules or policies made of the inventory since `from`: the trend names it on its day.
 * Both states are judged at the same instant, so that time alone moves nothing.
 */
export async function noteRulesApplied(from: Date, changed: number, now: Date): Promise<void> {
  const at = (rows: Prisma.Sql) => judged(rows, now, absentAt(now));
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH was AS (${at(Prisma.sql`(
           SELECT DISTINCT ON (h.id) ${stateColumns("h")} FROM secret_history h
            WHERE h.superseded_at >= ${from} ORDER BY h.id, h.superseded_at) AS s`)}),
         now AS (${at(Prisma.sql`(SELECT ${stateColumns("c")} FROM secret c WHERE c.recorded_at >= ${from}) AS s`)}),
         moved AS (
           SELECT was.counted AS before, now.counted AS after,
                  was.counted = 'both' AND now.counted = 'both' AS rotates,
                  was.rotation_state IN ('compliant', 'due-soon') AS was_good,
                  now.rotation_state IN ('compliant', 'due-soon') AS is_good
             FROM was JOIN now USING (id) WHERE was.is_live AND now.is_live)
    SELECT (count(*) FILTER (WHERE rotates AND is_good AND NOT was_good))::int AS better,
           (count(*) FILTER (WHERE rotates AND was_good AND NOT is_good))::int AS worse,
           (count(*) FILTER (WHERE before <> 'none' AND after = 'none'))::int AS "takenOut",
           (count(*) FILTER (WHERE before = 'none' AND after <> 'none'))::int AS "broughtBack"
      FROM moved`;
  const moved = Moved.parse(rows[0]);
  const detail = { changed, ...moved };
  await appendEntry(systemViewer("derive-all"), "rules-applied", null, detail, now);
}
