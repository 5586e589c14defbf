import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { uuid7 } from "@/lib/db/uuid7";

/** A row that is written, and what was masked in it. */
export interface Written {
  id: string;
  /** The `facts` column. */
  facts: Record<string, unknown>;
  stored: boolean;
}

const Masked = z
  .array(z.object({ field: z.string(), kind: z.string(), digest: z.string() }))
  .default([]);

/**
 * Brings the pasted values of these secrets in line with what was masked in them, in the transaction that writes them:
 * new ones are raised, what is there no more is closed, what came back is open again. What a person judged stays judged.
 */
export async function noteFound(
  client: PoolClient,
  now: Date,
  written: readonly Written[],
): Promise<void> {
  const found = written.flatMap(({ id, facts }) =>
    Masked.parse(facts.masked).map((one) => ({ id: uuid7(now.getTime()), secret: id, ...one })),
  );
  const before = written.filter(({ stored }) => stored).map(({ id }) => id);
  if (found.length === 0 && before.length === 0) return;
  await client.query(
    `WITH found AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, secret uuid, field text, kind text, digest text)
     ), gone AS (
       UPDATE pasted_value p SET gone_at = $2
        WHERE p.secret_id = ANY($3::uuid[]) AND p.gone_at IS NULL AND NOT EXISTS (
          SELECT FROM found f WHERE (f.secret, f.field, f.kind, f.digest) = (p.secret_id, p.field, p.format, p.digest))
     )
     INSERT INTO pasted_value AS p (id, secret_id, field, format, digest, first_seen_at)
     SELECT id, secret, field, kind, digest, $2 FROM found
     ON CONFLICT (secret_id, field, format, digest) DO UPDATE SET gone_at = NULL, first_seen_at = EXCLUDED.first_seen_at
      WHERE p.gone_at IS NOT NULL`,
    [JSON.stringify(found), now, before],
  );
}
