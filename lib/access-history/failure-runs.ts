import { z } from "zod";
import { Prisma, prisma } from "@/lib/db/prisma";
import type { AccessEvent } from "./model/event";
import { changeUses, readUses, Use } from "./model/terms";

/** A run of failures ends when none came for so long, as an alert does. */
const QUIET = Prisma.raw("interval '30 minutes'");
/** Reads that begin to fail so soon after a change of the secret are marked with it. */
const SOON = Prisma.raw("interval '15 minutes'");

const usesAre = (uses: readonly Use[]) =>
  Prisma.sql`(SELECT o.id FROM access_operation o WHERE o.use = ANY(${[...uses]}))`;

/**
 * CTE `failure_run`: of the failed reads `e` in `source` (target_id, principal_id, cause, occurred_at), the runs of one
 * target, principal and cause: when each began and how many there are, and the last change of that secret in the quarter of
 * an hour before, if any.
 */
export function failureRuns(source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`failed AS (
      SELECT e.*, e.occurred_at - lag(e.occurred_at) OVER same > ${QUIET} IS NOT FALSE AS begins
        FROM ${source} WINDOW same AS (PARTITION BY e.target_id, e.principal_id, e.cause ORDER BY e.occurred_at)
    ), numbered AS (
      SELECT f.*, count(*) FILTER (WHERE begins) OVER
               (PARTITION BY f.target_id, f.principal_id, f.cause ORDER BY f.occurred_at) AS run FROM failed f
    ), run AS (
      SELECT target_id, principal_id, cause, run, min(occurred_at) AS began, max(occurred_at) AS ended, count(*)::int AS events
        FROM numbered GROUP BY 1, 2, 3, 4
    ), failure_run AS (
      SELECT run.*, change.at AS changed_at, change.action, change.use
        FROM run LEFT JOIN LATERAL (
          SELECT c.occurred_at AS at, o.action, o.use FROM access_event c JOIN access_operation o ON o.id = c.operation_id
           WHERE c.target_id = run.target_id AND c.cause = 0 AND o.use = ANY(${[...changeUses]})
             AND c.occurred_at > run.began - ${SOON} AND c.occurred_at <= run.began
           ORDER BY c.occurred_at DESC LIMIT 1) change ON TRUE
    )`;
}

/** Failed reads, as a condition on event `e`. */
export const isFailedRead = Prisma.sql`e.cause <> 0 AND e.target_id IS NOT NULL
  AND e.operation_id IN ${usesAre(readUses)}`;

/** A row of a page, as far as it decides whether it belongs to a run of failures. */
interface FailedRow {
  occurred_at: Date;
  target_id: number | null;
  principal_id: number;
  cause: number;
  use: Use;
}

const Marked = z.object({
  target_id: z.number(),
  principal_id: z.number(),
  cause: z.number(),
  began: z.date(),
  ended: z.date(),
  changed_at: z.date(),
  action: z.string(),
  use: Use,
});

/** A day before the oldest row of a page is where its runs are looked for. */
const BEFORE = 86_400_000;

/** For the failed reads of one page: the change of the same secret shortly before they began, by row. */
export async function changesBefore<Row extends FailedRow>(
  rows: readonly Row[],
): Promise<(row: Row) => AccessEvent["changeBefore"]> {
  const failed = rows.filter(
    ({ cause, target_id, use }) => cause !== 0 && target_id !== null && readUses.includes(use),
  );
  if (failed.length === 0) return () => null;
  const times = failed.map(({ occurred_at }) => occurred_at.getTime());
  const [from, to] = [new Date(Math.min(...times) - BEFORE), new Date(Math.max(...times))];
  const targets = [...new Set(failed.map(({ target_id }) => target_id))];
  const found = await prisma().$queryRaw<unknown[]>`
    WITH ${failureRuns(Prisma.sql`access_event e WHERE ${isFailedRead} AND e.target_id = ANY(${targets}::int[])
      AND e.occurred_at BETWEEN ${from} AND ${to}`)}
    SELECT target_id, principal_id, cause, began, ended, changed_at, action, use
      FROM failure_run WHERE changed_at IS NOT NULL`;
  const runs = z.array(Marked).parse(found);
  return (row) => {
    const run = runs.find(
      (one) =>
        one.target_id === row.target_id &&
        one.principal_id === row.principal_id &&
        one.cause === row.cause &&
        one.began <= row.occurred_at &&
        one.ended >= row.occurred_at,
    );
    if (!run || !failed.includes(row)) return null;
    const { action, use, changed_at, began } = run;
    const minutes = Math.round((began.getTime() - changed_at.getTime()) / 60_000);
    return { action, use, at: changed_at.toISOString(), minutes };
  };
}
