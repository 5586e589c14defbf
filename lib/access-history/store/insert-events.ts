import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { copyLines, type Rows, type Stage, withStage } from "@/lib/db/copy";
import { SAME_REQUEST_MS, type StagedEvent, storedKey } from "./distinct-events";
import { stageColumns } from "./stage";

const columns = stageColumns.map(({ name }) => name).join(", ");
const ownColumns = stageColumns.map(({ name }) => `g.${name}`).join(", ");

/** The rows of one stretch, in the order in which everybody stores them. */
export interface EventRows {
  rows: Rows;
  /** Stretches of time, in milliseconds, in which requests of clusters lie; empty where there are none. */
  spans: readonly (readonly [number, number])[];
  /** Nothing speaks for any of them being stored already: they may be tried without a stage. */
  fresh: boolean;
}
/** Which rows were stored: all, none, or those with these keys (`storedKey`). */
export interface Inserted {
  inserted: number;
  keys: ReadonlySet<string> | null;
}

/** From here on a try without a stage is worth its savepoint. */
const TRY_FROM = 1000;

/** Stores the events that are not stored yet. */
export async function insertEvents(
  client: PoolClient,
  { rows, spans, fresh }: EventRows,
): Promise<Inserted> {
  if (rows.length === 0) return { inserted: 0, keys: null };
  if (fresh && spans.length === 0 && rows.length >= TRY_FROM && (await copyAll(client, rows)))
    return { inserted: rows.length, keys: null };
  return withStage(client, stageColumns, rows, (stage) =>
    insertNew(client, stage, rows.length, spans),
  );
}

/** Straight into the table, all of them; false, and nothing done, where one is there already. */
async function copyAll(client: PoolClient, rows: Rows): Promise<boolean> {
  await client.query("SAVEPOINT straight");
  try {
    await copyLines(client, "access_event", stageColumns, rows.lines());
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "23505")) throw error;
    await client.query("ROLLBACK TO SAVEPOINT straight");
    // What is stored from here on bears the number of the transaction again.
    await client.query("RELEASE SAVEPOINT straight");
    return false;
  }
}

async function insertNew(
  client: PoolClient,
  { sql, values, next }: Stage,
  count: number,
  spans: EventRows["spans"],
): Promise<Inserted> {
  const near = spans.length > 0;
  const { rowCount } = await client.query(
    `${near ? nearby(`$${next}`, `$${next + 1}`) : ""}
     INSERT INTO access_event (${columns})
     SELECT ${ownColumns} FROM ${sql} AS g
     ${near ? `${unlessNearby} ORDER BY g.occurred_at, g.event_id, g.item` : ""}
     ON CONFLICT DO NOTHING`,
    near
      ? [...values, spans.map(([lo]) => new Date(lo)), spans.map(([, hi]) => new Date(hi))]
      : values,
  );
  const inserted = rowCount ?? 0;
  if (inserted === 0 || inserted === count) return { inserted, keys: null };
  const own = await client.query(
    `SELECT array_agg((extract(epoch FROM e.occurred_at) * 1000)::bigint || '/' || e.event_id || '/' || e.item) AS keys
       FROM ${sql} AS g JOIN access_event e
         ON e.occurred_at = g.occurred_at AND e.event_id = g.event_id AND e.item = g.item
      WHERE e.xmin = pg_current_xact_id()::xid`,
    values,
  );
  return { inserted, keys: new Set(Keys.parse(own.rows[0]).keys) };
}

const Keys = z.object({ keys: z.array(z.string()) });

/** Stored requests of the same time, whatever month they lie in: read once, not once per row. */
const nearby = (from: string, to: string) => `
  WITH nearby AS MATERIALIZED (
    SELECT n.event_id, n.item, n.occurred_at FROM unnest(${from}::timestamptz[], ${to}::timestamptz[]) AS span(lo, hi)
      JOIN access_event n ON n.occurred_at BETWEEN span.lo AND span.hi)`;

const unlessNearby = `
  WHERE NOT EXISTS (
    SELECT FROM nearby n WHERE n.event_id = g.event_id AND n.item = g.item
       AND n.occurred_at BETWEEN g.occurred_at - interval '${SAME_REQUEST_MS} milliseconds'
                             AND g.occurred_at + interval '${SAME_REQUEST_MS} milliseconds')`;

/** Whether this one was stored. */
export const isInserted = (
  { inserted, keys }: Inserted,
  { at, id, event }: StagedEvent,
): boolean => (keys ? keys.has(storedKey(at, id, event.item)) : inserted > 0);
