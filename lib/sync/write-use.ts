import "server-only";
import type { PoolClient } from "pg";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import { withStage } from "@/lib/db/copy";

const columns = [
  { name: "identity", type: "text" },
  { name: "last_accessed_on", type: "date" },
  { name: "next_rotation_at", type: "timestamptz" },
  { name: "detail", type: "jsonb" },
];

/** Keeps what moves by use or by time, of entries that are stored. It has no history. */
export async function writeUse(
  client: PoolClient,
  uses: ReadonlyMap<string, BackendEntry["moving"]>,
): Promise<void> {
  if (uses.size === 0) return;
  const rows = [...uses].map(([identity, { lastAccessedOn, nextRotationAt, detail }]) => [
    identity,
    lastAccessedOn,
    nextRotationAt,
    detail === null ? null : JSON.stringify(detail),
  ]);
  await withStage(client, columns, rows, ({ sql, values }) =>
    client.query(
      `INSERT INTO secret_use (secret_id, last_accessed_on, next_rotation_at, detail)
       SELECT s.id, t.last_accessed_on, t.next_rotation_at, t.detail
         FROM ${sql} AS t JOIN secret s ON s.identity = t.identity
       ON CONFLICT (secret_id) DO UPDATE
          SET last_accessed_on = EXCLUDED.last_accessed_on, next_rotation_at = EXCLUDED.next_rotation_at,
              detail = EXCLUDED.detail`,
      values,
    ),
  );
}
