import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { pool } from "@/lib/db/pool";
import { duties } from "@/lib/duties/model";
import type { Override } from "@/lib/inventory/attributes/attributes";
import { attributes } from "@/lib/inventory/model/fixed";

const Row = z.object({
  identity: z.string(),
  attribute: z.enum([...attributes, ...duties]),
  value: z.string(),
  from: z.enum(["person", "inherited"]),
});

export type Overrides = ReadonlyMap<string, readonly Override[]>;

/** Values that people set, or that earlier incarnations left, of all entries of a place. */
export async function overridesOfPlace(placeId: number): Promise<Overrides> {
  const { rows } = await pool().query(
    `SELECT o.identity, o.attribute, o.value, o."from"
       FROM attribute_override o JOIN secret s ON s.identity = o.identity WHERE s.place_id = $1`,
    [placeId],
  );
  return byIdentity(rows);
}

/** The same, of entries given by identity, as this transaction sees them. */
export async function overridesOf(
  client: Pick<PoolClient, "query">,
  identities: readonly string[],
): Promise<Overrides> {
  const { rows } = await client.query(
    `SELECT identity, attribute, value, "from" FROM attribute_override WHERE identity = ANY($1)`,
    [identities],
  );
  return byIdentity(rows);
}

/** Replaces all overrides of entries that were made anew by what they inherit. */
export async function inherit(
  client: PoolClient,
  now: Date,
  inherited: ReadonlyMap<string, readonly Override[]>,
): Promise<void> {
  if (inherited.size === 0) return;
  const rows = [...inherited].flatMap(([identity, overrides]) =>
    overrides.map(({ attribute, value }) => ({ identity, attribute, value })),
  );
  await client.query("DELETE FROM attribute_override WHERE identity = ANY($1)", [
    [...inherited.keys()],
  ]);
  await client.query(
    `INSERT INTO attribute_override (identity, attribute, value, "from", recorded_at)
     SELECT identity, attribute, value, 'inherited', $4 FROM unnest($1::text[], $2::text[], $3::text[]) AS t(identity, attribute, value)`,
    [
      rows.map((row) => row.identity),
      rows.map((row) => row.attribute),
      rows.map((row) => row.value),
      now,
    ],
  );
}

function byIdentity(rows: unknown[]): Overrides {
  const found = new Map<string, Override[]>();
  for (const raw of rows) {
    const { identity, ...override } = Row.parse(raw);
    const list = found.get(identity);
    if (list) list.push(override);
    else found.set(identity, [override]);
  }
  return found;
}
