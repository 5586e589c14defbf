import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import type { IngestCounts } from "./counts";
import type { PieceAt } from "./piece-at";

/** schedule: read by the worker · follow: the same, and never at its end · cli: handed to a command · push: sent by a shipper */
export type Via = "schedule" | "follow" | "cli" | "push";

const counters = `records, accepted, events, duplicates, ignored, rejected`;

const Counts = z.object({
  records: z.number(),
  accepted: z.number(),
  events: z.number(),
  duplicates: z.number(),
  ignored: z.number(),
  rejected: z.number(),
});
const State = Counts.extend({ cursor: z.unknown(), finished: z.boolean(), aside: z.boolean() });

/** How far a piece has been read, and what came of it. `aside`: something of it lies aside. */
export type PieceState = z.infer<typeof State>;

/** What is known of a piece; makes it when it is new. */
export async function openPiece(
  sourceId: string,
  name: string,
  via: Via,
  now: Date,
): Promise<PieceState> {
  await pool().query(
    `INSERT INTO ingest_piece (source_id, name, via, started_at, updated_at) VALUES ($1, $2, $3, $4, $4) ON CONFLICT DO NOTHING`,
    [sourceId, name, via, now],
  );
  const { rows } = await pool().query(
    `SELECT cursor, finished_at IS NOT NULL AS finished, ${counters},
            EXISTS (SELECT FROM set_aside a WHERE a.source_id = p.source_id AND a.piece = p.name AND a.settled_at IS NULL) AS aside
       FROM ingest_piece p WHERE source_id = $1 AND name = $2`,
    [sourceId, name],
  );
  return State.parse(rows[0]);
}

/** Forgets how far a piece was read: it is read from its beginning. */
export async function restartPiece(sourceId: string, name: string, now: Date): Promise<void> {
  await pool().query(
    `UPDATE ingest_piece SET cursor = NULL, finished_at = NULL, started_at = $3, updated_at = $3, records = 0, accepted = 0,
            events = 0, duplicates = 0, ignored = 0, rejected = 0 WHERE source_id = $1 AND name = $2`,
    [sourceId, name, now],
  );
}

export async function finishPiece(sourceId: string, name: string, now: Date): Promise<void> {
  await pool().query(
    "UPDATE ingest_piece SET finished_at = $3, updated_at = $3 WHERE source_id = $1 AND name = $2",
    [sourceId, name, now],
  );
}

const Names = z.array(z.object({ name: z.string() }));

/** Names of a source's pieces that begin so. */
export async function namesBeginning(sourceId: string, begin: string): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT name FROM ingest_piece WHERE source_id = $1 AND name >= $2 AND name < $2 || chr(1114111)`,
    [sourceId, begin],
  );
  return Names.parse(rows).map(({ name }) => name);
}

/**
 * A file has grown: its piece goes on under the name that it has now.
 * @returns what was counted of it when it was read to its end; null when it is not known, or was not read to its end
 */
export function grow(
  sourceId: string,
  from: string,
  to: string,
  now: Date,
): Promise<IngestCounts | null> {
  if (from === to) return Promise.resolve(null);
  return inTransaction(async (client) => {
    const { rows } = await client.query(
      `UPDATE ingest_piece p SET name = $3, finished_at = NULL, updated_at = $4
         FROM (SELECT finished_at FROM ingest_piece WHERE source_id = $1 AND name = $2 FOR UPDATE) AS before
        WHERE p.source_id = $1 AND p.name = $2 AND p.cursor IS NOT NULL
          AND NOT EXISTS (SELECT FROM ingest_piece o WHERE o.source_id = $1 AND o.name = $3)
       RETURNING before.finished_at IS NOT NULL AS finished, ${counters}`,
      [sourceId, from, to, now],
    );
    if (!rows[0]) return null;
    await client.query("UPDATE set_aside SET piece = $3 WHERE source_id = $1 AND piece = $2", [
      sourceId,
      from,
      to,
    ]);
    return rows[0].finished ? Counts.parse(rows[0]) : null;
  });
}

/** Adds to a piece's counters and moves its cursor. False: somebody else has read on. */
export async function advance(
  client: PoolClient,
  { sourceId, name, known }: PieceAt,
  counts: IngestCounts,
  cursor: unknown,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE ingest_piece
        SET cursor = $3, updated_at = $4, records = records + $6, accepted = accepted + $7, events = events + $8,
            duplicates = duplicates + $9, ignored = ignored + $10, rejected = rejected + $11
      WHERE source_id = $1 AND name = $2 AND ($5::int IS NULL OR records = $5)`,
    [
      sourceId,
      name,
      cursor === null || cursor === undefined ? null : JSON.stringify(cursor),
      now,
      known,
      counts.records,
      counts.accepted,
      counts.events,
      counts.duplicates,
      counts.ignored,
      counts.rejected,
    ],
  );
  return rowCount === 1;
}
