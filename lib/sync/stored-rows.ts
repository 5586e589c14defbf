import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { BackendEntry, Place } from "@/lib/backends/secret-backend";
import { SecretType } from "@/lib/inventory/model";
import { storedEntry } from "@/lib/inventory/stored-entry";
import { StoredPlaceRow } from "./places";

const iso = z.date().transform((date) => date.toISOString());
const text = z.string().nullable();

const Row = z.object({
  id: z.string(),
  placeId: z.number(),
  hash: z.string(),
  failedFrom: iso.nullable(),
  identity: z.string(),
  incarnation: text,
  version: z.number().nullable(),
  type: SecretType,
  name: z.string(),
  path: z.string(),
  arn: text,
  description: text,
  tags: z.record(z.string(), z.string()),
  facts: z.unknown(),
  parentIdentity: text,
  createdAt: iso.nullable(),
  valueChangedAt: iso.nullable(),
  valueEvidence: z.enum(["engine", "version-written", "declared"]).nullable(),
  valueUnknown: z.enum(["backend-cannot-say", "not-yet-synced", "never"]).nullable(),
  nextRotationAt: iso.nullable(),
  place: StoredPlaceRow,
});

/** A stored row, and the entry it was derived from. */
export interface StoredRow {
  id: string;
  placeId: number;
  place: Place;
  hash: string;
  failedFrom: string | null;
  entry: BackendEntry;
}

/**
 * Reads rows that are not removed, in the order of their ids.
 * @param where condition on `secret AS s`, with what may follow it
 */
export async function storedRows(
  client: Pick<PoolClient, "query">,
  where: string,
  values: readonly unknown[],
): Promise<StoredRow[]> {
  const { rows } = await client.query(
    `SELECT s.id, s.place_id AS "placeId", encode(s.content_hash, 'hex') AS hash,
            s.rotation_failed_from AS "failedFrom", s.identity, s.incarnation, s.version, s.type, s.name, s.path, s.arn,
            s.description, s.tags, s.facts, s.parent_identity AS "parentIdentity", s.created_at AS "createdAt",
            s.value_changed_at AS "valueChangedAt", s.value_evidence AS "valueEvidence",
            s.value_unknown AS "valueUnknown", u.next_rotation_at AS "nextRotationAt", to_jsonb(p) AS place
       FROM secret s JOIN place p ON p.id = s.place_id LEFT JOIN secret_use u ON u.secret_id = s.id
      WHERE s.removed_at IS NULL AND ${where}`,
    [...values],
  );
  return rows.map((raw) => {
    const { id, placeId, place, hash, failedFrom, ...row } = Row.parse(raw);
    return { id, placeId, place, hash, failedFrom, entry: storedEntry(row) };
  });
}
