import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { Place } from "@/lib/backends/secret-backend";
import { pool } from "@/lib/db/pool";

/** A place as far as it is known: a lost one may only have its key and label. */
export type NamedPlace = Pick<Place, "key" | "backend" | "label"> & Partial<Place>;

const Id = z.object({ id: z.number() });
const text = z.string().nullable();

/** Columns of `place AS p`, as a Place and its id. */
export const placeColumns =
  "p.id, p.key, p.backend, p.label, p.account, p.region, p.cluster, p.namespace, p.mount";
export const StoredPlaceRow = z.object({
  id: z.number(),
  key: z.string(),
  backend: z.enum(["secrets-manager", "parameter-store", "vault"]),
  label: z.string(),
  account: text,
  region: text,
  cluster: text,
  namespace: text,
  mount: text,
});

/** Finds or makes the row of a place; what its backend now says of it (a remounted mount's name) replaces the old. */
export async function savePlace(place: NamedPlace): Promise<number> {
  const { key, backend, label } = place;
  const parts = [place.account, place.region, place.cluster, place.namespace, place.mount];
  const values = [key, backend, label, ...parts.map((part) => part ?? null)];
  const known = await pool().query(
    `SELECT id FROM place
      WHERE key = $1 AND backend = $2 AND label = $3
        AND (account, region, cluster, namespace, mount)
            IS NOT DISTINCT FROM ($4::text, $5::text, $6::text, $7::text, $8::text)`,
    values,
  );
  if (known.rows[0]) return Id.parse(known.rows[0]).id;
  const { rows } = await pool().query(
    `INSERT INTO place AS p (key, backend, label, account, region, cluster, namespace, mount)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (key) DO UPDATE SET label = EXCLUDED.label,
       account = coalesce(EXCLUDED.account, p.account), region = coalesce(EXCLUDED.region, p.region),
       cluster = coalesce(EXCLUDED.cluster, p.cluster), namespace = coalesce(EXCLUDED.namespace, p.namespace),
       mount = coalesce(EXCLUDED.mount, p.mount)
     RETURNING id`,
    values,
  );
  return Id.parse(rows[0]).id;
}

export type WatchState = "ok" | "failing" | "lost" | "not-enabled";

/** Stores how one source sees one place. `at` = the end of its complete listing, else null. */
export async function saveWatch(
  client: Pick<PoolClient, "query">,
  watch: {
    placeId: number;
    sourceId: string;
    state: WatchState;
    at: Date | null;
    cause: string | null;
    message: string | null;
  },
): Promise<void> {
  const { placeId, sourceId, state, at, cause, message } = watch;
  await client.query(
    `INSERT INTO place_watch AS w (place_id, source_id, state, last_complete_at, failure_cause, message)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (place_id, source_id) DO UPDATE
        SET state = EXCLUDED.state, last_complete_at = coalesce(EXCLUDED.last_complete_at, w.last_complete_at),
            failure_cause = EXCLUDED.failure_cause, message = EXCLUDED.message`,
    [placeId, sourceId, state, at, cause, message],
  );
}
