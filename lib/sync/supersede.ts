import "server-only";
import type { PoolClient } from "pg";
import { historyColumns } from "./secret-columns";

/**
 * The instant from which a row's new state counts. The clock may have stood still or been set back since the row was
 * last written; its states follow each other all the same, and none is lost.
 * @param now number of the parameter that holds the clock's reading
 */
export const successor = (now: string) =>
  `greatest(${now}::timestamptz, s.recorded_at + interval '1 millisecond')`;

/** Copies rows of `secret AS s` into the history as superseded now. A fragment for WITH. */
export const keepHistory = (now: string, from: string) =>
  `INSERT INTO secret_history (${historyColumns.join(", ")}, superseded_at)
   SELECT ${historyColumns.map((name) => `s.${name}`).join(", ")}, ${successor(now)} FROM ${from}`;

/**
 * Changes rows and keeps what they were, in one statement.
 * @param set assignments to columns that are no part of what derivation gives
 * @param where condition on `secret AS s`; its parameters begin at $2, $1 is `now`
 * @returns how many rows were changed
 */
export async function supersede(
  client: PoolClient,
  now: Date,
  set: string,
  where: string,
  values: readonly unknown[],
): Promise<number> {
  const { rowCount } = await client.query(
    `WITH kept AS (${keepHistory("$1", `secret s WHERE ${where}`)})
     UPDATE secret AS s SET ${set}, recorded_at = ${successor("$1")} WHERE ${where}`,
    [now, ...values],
  );
  return rowCount ?? 0;
}
