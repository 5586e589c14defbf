import "server-only";
import type { PoolClient } from "pg";
import { keptDays } from "./cells";

/**
 * SQL that marks days (a SELECT of `day`) to be counted again, and the day after each: a run of failures may go on there. Days
 * from the last counted on are counted again in any case (due.ts); before any is counted nothing is marked. In the
 * transaction that changes what is known of them.
 */
export const marking = (days: string) => `
  INSERT INTO record_tally_mark (day)
  SELECT DISTINCT d.day + o.after FROM (SELECT max(day) AS last FROM record_tally) AS counted, (${days}) AS d(day), (VALUES (0), (1)) AS o(after)
   WHERE d.day + o.after < counted.last AND d.day > counted.last - ${keptDays}`;

/** Marks days. */
export async function markDays(
  client: Pick<PoolClient, "query">,
  days: readonly string[],
): Promise<void> {
  if (days.length === 0) return;
  await client.query(marking("SELECT DISTINCT unnest($1::date[])"), [[...new Set(days)]]);
}

/**
 * Marks the days of stored events of the time that is kept.
 * @param where condition on `access_event AS e`
 */
export async function markDaysOf(
  client: Pick<PoolClient, "query">,
  where: string,
  values: readonly unknown[],
): Promise<void> {
  await client.query(marking(daysOfEvents(where)), [...values]);
}

/** SELECT of the organisation's days on which there are such events. */
export const daysOfEvents = (where: string) => `
  SELECT DISTINCT (e.occurred_at AT TIME ZONE (SELECT coalesce(time_zone, 'Asia/Tokyo') FROM installation))::date
    FROM access_event e
   WHERE ${where} AND e.occurred_at > now() - interval '${keptDays + 2} days' AND EXISTS (SELECT FROM record_tally)`;
