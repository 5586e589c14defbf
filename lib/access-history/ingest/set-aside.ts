import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { toCursor } from "@/lib/http/cursor";
import type { List } from "@/lib/http/model";
import type { SetAside } from "./model";
import type { SetAsideQuery } from "./set-aside-query";

const iso = z.date().transform((date) => date.toISOString());
const Row = z.object({
  piece: z.string(),
  at: z.number(),
  reason: z.string(),
  excerpt: z.string(),
  recordedAt: iso,
  settledAt: iso.nullable(),
});

/** Records of a log that could not be read, newest first. They name people, as rows of the history do. */
export async function listSetAside(
  viewer: Viewer,
  sourceId: string,
  { settled, limit, cursor }: SetAsideQuery,
): Promise<List<SetAside>> {
  assertMay(viewer, "access:read");
  const where = `source_id = $1 ${settled === "exclude" ? "AND settled_at IS NULL" : ""}`;
  const [page, counted] = await Promise.all([
    pool().query(
      `SELECT piece, at, reason, excerpt, recorded_at AS "recordedAt", settled_at AS "settledAt" FROM set_aside
        WHERE ${where} AND ($2::timestamptz IS NULL OR (recorded_at, piece, at) < ($2, $3, $4))
        ORDER BY recorded_at DESC, piece DESC, at DESC LIMIT $5`,
      [sourceId, ...(cursor ?? [null, null, null]), limit + 1],
    ),
    pool().query(`SELECT count(*)::int AS total FROM set_aside WHERE ${where}`, [sourceId]),
  ]);
  const rows = z.array(Row).parse(page.rows);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? toCursor([last.recordedAt, last.piece, last.at]) : null,
    total: counted.rows[0]?.total ?? null,
  };
}

/**
 * Has the pieces of a log of which something lies aside read again with the next look: what a newer version can read is
 * then settled. Of files that were handed over the file itself is needed: they are handed over again. What is followed
 * without end is not begun anew: what lies before may be gone.
 * @returns how many pieces will be read again
 */
export async function retrySetAside(viewer: Viewer, sourceId: string, now: Date): Promise<number> {
  assertMay(viewer, "source:sync");
  return inTransaction(async (client) => {
    const source = await client.query(
      "SELECT FROM source WHERE id = $1 AND removed_from_config_at IS NULL",
      [sourceId],
    );
    if (source.rowCount === 0) throw notFound(`There is no source ${sourceId} in the config file.`);
    const { rowCount } = await client.query(
      `UPDATE ingest_piece p SET finished_at = NULL, cursor = NULL, updated_at = $2
        WHERE source_id = $1 AND via = 'schedule'
          AND EXISTS (SELECT FROM set_aside a WHERE a.source_id = p.source_id AND a.piece = p.name AND a.settled_at IS NULL)`,
      [sourceId, now],
    );
    await client.query("UPDATE source SET last_attempt_at = NULL WHERE id = $1", [sourceId]);
    return rowCount ?? 0;
  });
}
