import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { lockClass } from "@/lib/db/advisory-lock";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import { addReaders, isReading } from "./attribution";
import { countDays, dropEmptyDays } from "./count-days";

const Months = z.array(z.object({ month: z.string() }));

/** First days of the months that end before the retention, oldest first. */
const old = `
  SELECT to_char(first, 'YYYY-MM-DD') AS month
    FROM (SELECT to_date(right(c.relname, 6), 'YYYYMM') AS first FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
           WHERE i.inhparent = 'access_event'::regclass) AS months, installation
   WHERE (first + interval '1 month') AT TIME ZONE 'UTC' <= now() - make_interval(months => retention_months::int)
   ORDER BY first`;

/**
 * Drops the months of which both the events and what is recorded of them are older than the retention: an import of old
 * logs stays. What they held is counted out of the days and readers in the same transaction.
 * @returns the first days of the months that were dropped
 */
export async function dropOldMonthsAsSystem(signal?: AbortSignal): Promise<string[]> {
  const { rows } = await pool().query(old);
  const dropped: string[] = [];
  for (const { month } of Months.parse(rows)) {
    signal?.throwIfAborted();
    if (await inTransaction((client) => dropMonth(client, month))) dropped.push(month);
  }
  return dropped;
}

async function dropMonth(client: PoolClient, month: string): Promise<boolean> {
  // An export may be reading: then tomorrow, rather than everybody waiting behind us.
  await client.query("SET LOCAL lock_timeout = '10s'");
  await client.query("SELECT pg_advisory_xact_lock($1, 0)", [lockClass.accessEvents]);
  const within = `e.occurred_at >= ($1::date)::timestamp AT TIME ZONE 'UTC'
    AND e.occurred_at < ($1::date + interval '1 month') AT TIME ZONE 'UTC'`;
  const recent = await client.query(
    `SELECT EXISTS (SELECT FROM access_event e, installation WHERE ${within}
        AND e.recorded_at > now() - make_interval(months => retention_months::int)) AS yes`,
    [month],
  );
  if (recent.rows[0]?.yes) return false;
  await countDays(client, -1, within, [month]);
  await dropEmptyDays(client);
  await client.query(
    "CREATE TEMPORARY TABLE dropped_reader (target_id int, principal_id int) ON COMMIT DROP",
  );
  await client.query(
    `INSERT INTO dropped_reader SELECT DISTINCT e.target_id, e.principal_id FROM access_event e WHERE ${within} AND ${isReading}`,
    [month],
  );
  const { rows } = await client.query("SELECT drop_access_month($1::date) AS dropped", [month]);
  if (!rows[0]?.dropped)
    throw new Error(`The month ${month} of access events could not be dropped.`);
  await client.query(
    "DELETE FROM access_reader r USING dropped_reader d WHERE (r.target_id, r.principal_id) = (d.target_id, d.principal_id)",
  );
  await client.query(
    `WITH told AS (
       SELECT e.* FROM dropped_reader d JOIN access_event e ON (e.target_id, e.principal_id) = (d.target_id, d.principal_id))
     ${addReaders("told")}`,
  );
  return true;
}
