import "server-only";
import type { PoolClient } from "pg";
import type { ParsedRecord } from "@/lib/access-sources/access-source";
import { bounded } from "./bounded";

/** A record that could not be read, at its place in a piece. */
export type Rejected = Extract<ParsedRecord, { rejected: string }>;

const EXCERPT = 2000;

/** Keeps records aside. One that is there already stays as it is but for the reason; settled before, it is open again. */
export async function setAside(
  client: PoolClient,
  sourceId: string,
  piece: string,
  rejected: readonly Rejected[],
  now: Date,
): Promise<void> {
  if (rejected.length === 0) return;
  await client.query(
    `INSERT INTO set_aside AS a (source_id, piece, at, reason, excerpt, recorded_at)
     SELECT DISTINCT ON (at) $1, $2, at, reason, excerpt, $3::timestamptz FROM unnest($4::int[], $5::text[], $6::text[]) AS r(at, reason, excerpt) ORDER BY at
     ON CONFLICT (source_id, piece, at) DO UPDATE
        SET reason = EXCLUDED.reason, excerpt = EXCLUDED.excerpt, settled_at = NULL
      WHERE (a.reason, a.excerpt, a.settled_at) IS DISTINCT FROM (EXCLUDED.reason, EXCLUDED.excerpt, NULL::timestamptz)`,
    [
      sourceId,
      piece,
      now,
      rejected.map(({ at }) => at),
      rejected.map((one) => bounded(one.rejected)),
      rejected.map(({ excerpt }) => bounded(excerpt, EXCERPT)),
    ],
  );
}

/** Settles what was set aside at places of a piece that could now be read. */
export async function settle(
  client: PoolClient,
  sourceId: string,
  piece: string,
  at: readonly number[],
  now: Date,
): Promise<void> {
  await client.query(
    `UPDATE set_aside SET settled_at = $3
      WHERE source_id = $1 AND piece = $2 AND settled_at IS NULL AND at = ANY($4)`,
    [sourceId, piece, now, at],
  );
}
