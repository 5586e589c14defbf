import "server-only";
import type { PoolClient } from "pg";
import type { Viewer } from "@/lib/access-control/viewer";
import type { Chosen } from "./chosen-rows";
import type { Statable } from "./model/attribute-change";

/** What a person says of an attribute; null takes back what people said. */
export interface Stated {
  readonly attribute: Statable;
  readonly value: string | null;
  readonly reason: string | null;
}

/** Writes down who said what, and makes it hold from the next derivation on. The caller holds the rows' locks. */
export async function writeStatements(
  client: PoolClient,
  viewer: Viewer,
  rows: readonly Chosen[],
  { attribute, value, reason }: Stated,
  now: Date,
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await client.query(
    `INSERT INTO attribute_statement
       (secret_id, attribute, value, before, before_from, reason, set_by, set_by_kind, set_at, together)
     SELECT id, $4, $5, before, before_from, $6, $7, $8, $9, $10
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS t(id, before, before_from)`,
    [
      ids,
      rows.map(({ before }) => before),
      rows.map(({ beforeFrom }) => beforeFrom),
      attribute,
      value,
      reason,
      viewer.name,
      viewer.kind,
      now,
      rows.length,
    ],
  );
  if (attribute === "notes") return;
  const identities = rows.map(({ identity }) => identity);
  if (value === null)
    await client.query(
      `DELETE FROM attribute_override WHERE identity = ANY($1) AND attribute = $2 AND "from" = 'person'`,
      [identities, attribute],
    );
  else
    await client.query(
      `INSERT INTO attribute_override (identity, attribute, value, "from", recorded_at, set_by)
       SELECT identity, $2, $3, 'person', $4, $5 FROM unnest($1::text[]) AS t(identity)
       ON CONFLICT (identity, attribute) DO UPDATE
         SET value = EXCLUDED.value, "from" = EXCLUDED."from", recorded_at = EXCLUDED.recorded_at, set_by = EXCLUDED.set_by`,
      [identities, attribute, value, now, viewer.name],
    );
}
