import "server-only";
import { z } from "zod";
import type { KnownPlace } from "@/lib/backends/secret-backend";
import type { Config } from "@/lib/config/model";
import { pool } from "@/lib/db/pool";
import { dayOf } from "@/lib/organisation/calendar";
import { type EstatePlace, mergeEstate } from "./merge-estate";

const Stored = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(["account", "region", "cluster", "namespace", "mount"]),
  state: z.enum(["connected", "excluded", "unconnected", "not-enabled"]),
  knownFrom: z.enum(["organizations", "config", "listing", "log"]),
  reason: z.string().nullable(),
  approver: z.string().nullable(),
});
const Read = z.object({
  key: z.string(),
  label: z.string(),
  account: z.string().nullable(),
  region: z.string().nullable(),
  cluster: z.string().nullable(),
  namespace: z.string().nullable(),
  mount: z.string().nullable(),
});

/** Keeps what is known of the estate after a run, and what of it is connected. Writes differences only. */
export async function updateEstateAsSystem(
  told: readonly KnownPlace[],
  config: Config,
  now: Date,
): Promise<void> {
  const [stored, read] = await Promise.all([readEstate(), readPlaces()]);
  const today = dayOf(now, config.organisation.timeZone);
  await store(mergeEstate(stored, told, read, config.estate, today), now);
}

async function readEstate(): Promise<EstatePlace[]> {
  const { rows } = await pool().query(
    `SELECT key, label, kind, state, known_from AS "knownFrom", reason, approver FROM estate_place`,
  );
  return z.array(Stored).parse(rows);
}

/** Places that configured sources read: lost ones, and Regions that are not enabled, are not. */
async function readPlaces(): Promise<z.infer<typeof Read>[]> {
  const { rows } = await pool().query(
    `SELECT p.key, p.label, p.account, p.region, p.cluster, p.namespace, p.mount FROM place p
      WHERE EXISTS (SELECT FROM place_watch w JOIN source s ON s.id = w.source_id
                     WHERE w.place_id = p.id AND s.removed_from_config_at IS NULL
                       AND w.state IN ('ok', 'failing') AND w.last_complete_at IS NOT NULL)`,
  );
  return z.array(Read).parse(rows);
}

async function store(places: readonly EstatePlace[], now: Date): Promise<void> {
  const column = (read: (place: EstatePlace) => string | null) => places.map(read);
  await pool().query(
    `INSERT INTO estate_place AS e (key, label, kind, state, known_from, reason, approver, first_seen_at, updated_at)
     SELECT t.*, $8, $8
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) AS t
     ON CONFLICT (key) DO UPDATE
        SET label = EXCLUDED.label, state = EXCLUDED.state, known_from = EXCLUDED.known_from,
            reason = EXCLUDED.reason, approver = EXCLUDED.approver, updated_at = EXCLUDED.updated_at
      WHERE (e.label, e.state, e.known_from, e.reason, e.approver) IS DISTINCT FROM
            (EXCLUDED.label, EXCLUDED.state, EXCLUDED.known_from, EXCLUDED.reason, EXCLUDED.approver)`,
    [
      column(({ key }) => key),
      column(({ label }) => label),
      column(({ kind }) => kind),
      column(({ state }) => state),
      column(({ knownFrom }) => knownFrom),
      column(({ reason }) => reason),
      column(({ approver }) => approver),
      now,
    ],
  );
}
