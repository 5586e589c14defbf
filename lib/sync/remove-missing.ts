import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { mustHold } from "./removal-guard";
import { supersede } from "./supersede";

/** A live entry that a complete listing did not show, with the content it was compared with. */
export interface Missing {
  identity: string;
  hash: string;
}

const Candidate = z.object({ id: z.string(), marked: z.boolean() });

/**
 * Removes what a complete listing of a place did not show, or holds it for an operator. The caller holds the locks of
 * the inventory and of the place, and has stored the watch of this source.
 * @returns how many were removed, and how many wait for a decision
 */
export async function removeMissing(
  client: PoolClient,
  now: Date,
  at: { placeId: number; sourceId: string; runId: string },
  missing: readonly Missing[],
): Promise<{ removed: number; held: number }> {
  if (missing.length > 0) await noteUnseen(client, at, missing);
  const gone = missing.length > 0 ? await goneForAll(client, at, missing) : [];
  const verdict = mustHold(gone.length, gone.length > 10 ? await live(client, at.placeId) : 0);
  const result = verdict
    ? { removed: 0, held: await hold(client, now, at, gone) }
    : { removed: await remove(client, now, gone), held: 0 };
  await dropSettled(client, now, at.placeId);
  return result;
}

const asStored = `FROM unnest($1::text[], $2::text[]) AS t(identity, hash)
  WHERE s.identity = t.identity AND s.content_hash = decode(t.hash, 'hex')
    AND s.place_id = $3 AND s.removed_at IS NULL`;

const lists = (missing: readonly Missing[]) => [
  missing.map(({ identity }) => identity),
  missing.map(({ hash }) => hash),
];

async function noteUnseen(
  client: PoolClient,
  { placeId, sourceId }: { placeId: number; sourceId: string },
  missing: readonly Missing[],
): Promise<void> {
  await client.query(
    `UPDATE secret AS s SET unseen_by = array_append(s.unseen_by, $4)
     ${asStored} AND NOT $4 = ANY(s.unseen_by)`,
    [...lists(missing), placeId, sourceId],
  );
}

/**
 * Of the missing, what every source misses that reads the place, but for what an operator has decided to keep. A source
 * to which the place is lost or not enabled reads it no more.
 */
async function goneForAll(
  client: PoolClient,
  { placeId }: { placeId: number },
  missing: readonly Missing[],
): Promise<z.infer<typeof Candidate>[]> {
  const { rows } = await client.query(
    `SELECT s.id, s.not_seen_since IS NOT NULL AS marked
       FROM secret s, unnest($1::text[], $2::text[]) AS t(identity, hash)
      WHERE s.identity = t.identity AND s.content_hash = decode(t.hash, 'hex')
        AND s.place_id = $3 AND s.removed_at IS NULL
        AND NOT EXISTS (
          SELECT FROM place_watch w JOIN source o ON o.id = w.source_id
           WHERE w.place_id = $3 AND o.removed_from_config_at IS NULL AND w.last_complete_at IS NOT NULL
             AND w.state IN ('ok', 'failing') AND NOT w.source_id = ANY(s.unseen_by))
        AND NOT EXISTS (
          SELECT FROM held_removal h
           WHERE h.place_id = $3 AND h.decision = 'rejected' AND h.held_at = s.not_seen_since)`,
    [...lists(missing), placeId],
  );
  return z.array(Candidate).parse(rows);
}

async function live(client: PoolClient, placeId: number): Promise<number> {
  const { rows } = await client.query(
    "SELECT count(*)::int AS count FROM secret WHERE place_id = $1 AND removed_at IS NULL",
    [placeId],
  );
  return z.object({ count: z.number() }).parse(rows[0]).count;
}

async function remove(
  client: PoolClient,
  now: Date,
  gone: readonly z.infer<typeof Candidate>[],
): Promise<number> {
  if (gone.length === 0) return 0;
  return supersede(client, now, "removed_at = $1", "s.id = ANY($2)", [gone.map(({ id }) => id)]);
}

/** Marks what was not marked before; one decision is asked for per run that found more. */
async function hold(
  client: PoolClient,
  now: Date,
  { placeId, sourceId, runId }: { placeId: number; sourceId: string; runId: string },
  gone: readonly z.infer<typeof Candidate>[],
): Promise<number> {
  const fresh = gone.filter(({ marked }) => !marked).map(({ id }) => id);
  if (fresh.length > 0) {
    await supersede(client, now, "not_seen_since = $1", "s.id = ANY($2)", [fresh]);
    await client.query(
      "INSERT INTO held_removal (place_id, source_id, run_id, count, held_at) VALUES ($1, $2, $3, $4, $5)",
      [placeId, sourceId, runId, fresh.length, now],
    );
  }
  return gone.length;
}

/** A question whose entries were all seen again, or removed in the meantime, needs no answer. */
async function dropSettled(client: PoolClient, now: Date, placeId: number): Promise<void> {
  await client.query(
    `UPDATE held_removal AS h SET decision = 'superseded', decided_at = $2, decided_by = 'system'
      WHERE h.place_id = $1 AND h.decision IS NULL AND NOT EXISTS (
        SELECT FROM secret s WHERE s.place_id = $1 AND s.removed_at IS NULL AND s.not_seen_since = h.held_at)`,
    [placeId, now],
  );
}
