import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { type TextRow, withStage } from "@/lib/db/copy";
import { addDays, attributed, dayKey, dayOrdinals, isReading } from "./attribution";
import { SAME_REQUEST_MS, storedKey } from "./distinct-events";
import { stageColumns } from "./stage";

const columns = stageColumns.map(({ name }) => name).join(", ");
const ownColumns = stageColumns.map(({ name }) => `g.${name}`).join(", ");

/** The rows of one stretch. */
export interface EventRows {
  rows: readonly TextRow[];
  recordedAt: Date;
  /** Stretches of time, in milliseconds, in which requests of clusters lie; empty where there are none. */
  spans: readonly (readonly [number, number])[];
}

const Result = z.object({
  inserted: z.number(),
  keys: z.array(z.string()).nullable(),
});

/**
 * Stores events that are not stored yet, with the counts per day and the readers of what was really stored, in one
 * statement. Rows go in by time and id, so that two that store the same events wait, never for each other.
 * @returns how many, and their `storedKey`s where it was some of them only
 */
export async function insertEvents(
  client: PoolClient,
  { rows, recordedAt, spans }: EventRows,
): Promise<{ inserted: number; keys: ReadonlySet<string> | null }> {
  if (rows.length === 0) return { inserted: 0, keys: null };
  return withStage(client, stageColumns, rows, async ({ sql, values, next }) => {
    const [at, staged, from, to] = [0, 1, 2, 3].map((i) => `$${next + i}`);
    const near = spans.length > 0;
    const result = await client.query(
      `WITH ${near ? nearby(`${from}`, `${to}`) : ""} inserted AS (
         INSERT INTO access_event (${columns}, recorded_at)
         SELECT ${ownColumns}, ${at}::timestamptz FROM ${sql} AS g ${near ? unlessNearby : ""}
          ORDER BY g.occurred_at, coalesce(g.shared_event_id, g.event_id), g.item
         ON CONFLICT DO NOTHING
         RETURNING occurred_at, event_id, item, context_id, target_id, principal_id, operation_id, cause, marks),
       days AS (${addDays(`
         SELECT ${dayKey}, count(*) FROM inserted e ${attributed}
          WHERE e.marks & 1 = 0 GROUP BY ${dayOrdinals}`)}),
       readers AS (${addReaders("inserted")})
       SELECT count(*)::int AS inserted,
              CASE WHEN count(*) BETWEEN 1 AND ${staged}::int - 1
                   THEN array_agg((extract(epoch FROM occurred_at) * 1000)::bigint || '/' || event_id || '/' || item) END AS keys
         FROM inserted`,
      [
        ...values,
        recordedAt,
        rows.length,
        ...(near ? [spans.map(([lo]) => new Date(lo)), spans.map(([, hi]) => new Date(hi))] : []),
      ],
    );
    const { inserted, keys } = Result.parse(result.rows[0]);
    return { inserted, keys: keys && new Set(keys) };
  });
}

/** Adds to the readers what these events tell, in the order of the key. */
export const addReaders = (events: string) => `
  INSERT INTO access_reader AS r (target_id, principal_id, first_at, last_at, reads)
  SELECT e.target_id, e.principal_id, min(e.occurred_at), max(e.occurred_at), count(*) FROM ${events} e
   WHERE ${isReading} GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (target_id, principal_id) DO UPDATE
     SET first_at = least(r.first_at, EXCLUDED.first_at), last_at = greatest(r.last_at, EXCLUDED.last_at),
         reads = r.reads + EXCLUDED.reads`;

/** Stored requests of the same time, whatever month they lie in: read once, not once per row. */
const nearby = (from: string, to: string) => `
  nearby AS MATERIALIZED (
    SELECT n.event_id, n.item, n.occurred_at FROM unnest(${from}::timestamptz[], ${to}::timestamptz[]) AS span(lo, hi)
      JOIN access_event n ON n.occurred_at BETWEEN span.lo AND span.hi),`;

const unlessNearby = `
  WHERE NOT EXISTS (
    SELECT FROM nearby n WHERE n.event_id = g.event_id AND n.item = g.item
       AND n.occurred_at BETWEEN g.occurred_at - interval '${SAME_REQUEST_MS} milliseconds'
                             AND g.occurred_at + interval '${SAME_REQUEST_MS} milliseconds')`;

/** Which of the rows were stored. */
export const isInserted = (
  { inserted, keys }: { inserted: number; keys: ReadonlySet<string> | null },
  at: number,
  eventId: string,
  item: number,
): boolean => (keys ? keys.has(storedKey(at, eventId, item)) : inserted > 0);
