import "server-only";
import type { PoolClient } from "pg";
import { addDays, attributed, dayKey, dayOrdinals } from "./attribution";

/**
 * Counts stored events into the days, or out of them, as their targets are linked now. Nobody else may store events
 * meanwhile.
 * @param where condition on `access_event AS e`
 */
export async function countDays(
  client: PoolClient,
  sign: 1 | -1,
  where: string,
  values: readonly unknown[],
): Promise<void> {
  await client.query(
    addDays(`
      SELECT ${dayKey}, ${sign} * count(*) FROM access_event e ${attributed}
       WHERE e.marks & 1 = 0 AND ${where} GROUP BY ${dayOrdinals}`),
    [...values],
  );
}

/** Deletes days of which every event has been counted out. */
export async function dropEmptyDays(client: PoolClient): Promise<void> {
  await client.query("DELETE FROM access_day WHERE events = 0");
}
