import { z } from "zod";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { askedOf } from "./conditions";
import { failureRuns, isFailedRead } from "./failure-runs";
import type { FailuresByCause } from "./model/failures";
import type { AccessFilters } from "./model/query";
import { causeOf, causes } from "./model/terms";

const Row = z.object({
  cause: z.number(),
  events: z.int(),
  runs: z.int(),
  after_change: z.int(),
});

/** Failed reads under these filters by cause, and how many of their runs began soon after a change of the secret. */
export async function countFailures(
  viewer: Viewer,
  filters: AccessFilters,
  { now }: { now: Date },
): Promise<FailuresByCause> {
  const { joins, where } = await askedOf(viewer, filters, { now });
  const source = Prisma.sql`access_event e ${joins} WHERE ${isFailedRead} AND ${where}`;
  const rows = await prisma().$queryRaw<unknown[]>`
    WITH ${failureRuns(Prisma.sql`(SELECT e.* FROM ${source}) e`)}
    SELECT cause, sum(events)::int AS events, count(*)::int AS runs, count(changed_at)::int AS after_change
      FROM failure_run GROUP BY cause`;
  const counted = z.array(Row).parse(rows);
  return {
    causes: causes.map((cause) => {
      const row = counted.find((one) => causeOf(one.cause) === cause);
      return {
        cause,
        events: row?.events ?? 0,
        runs: row?.runs ?? 0,
        runsAfterChange: row?.after_change ?? 0,
      };
    }),
  };
}
