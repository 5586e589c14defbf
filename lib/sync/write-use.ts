import "server-only";
import type { PoolClient } from "pg";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import { copyInto, withStage } from "@/lib/db/copy";

/** What is kept of an entry beside its row, without history. */
export interface Use {
  moving: BackendEntry["moving"];
  /** toldHash */
  told: Buffer;
}

const columns = [
  { name: "last_accessed_on", type: "date" },
  { name: "next_rotation_at", type: "timestamptz" },
  { name: "detail", type: "jsonb" },
  { name: "told_hash", type: "bytea" },
];

const texts = ({ moving, told }: Use) => [
  moving.lastAccessedOn,
  moving.nextRotationAt,
  moving.detail === null ? null : JSON.stringify(moving.detail),
  `\\x${told.toString("hex")}`,
];

/**
 * Keeps what moves by use or by time, and how the entry was told.
 * @param made ids of entries stored a moment ago, by identity: nothing is kept of them yet
 */
export async function writeUses(
  client: PoolClient,
  uses: ReadonlyMap<string, Use>,
  made: ReadonlyMap<string, string>,
): Promise<void> {
  const fresh = [...uses].flatMap(([identity, use]) => {
    const id = made.get(identity);
    return id === undefined ? [] : [[id, ...texts(use)]];
  });
  if (fresh.length > 0)
    await copyInto(client, "secret_use", [{ name: "secret_id", type: "uuid" }, ...columns], fresh);
  const others = [...uses].filter(([identity]) => !made.has(identity));
  if (others.length === 0) return;
  const rows = others.map(([identity, use]) => [identity, ...texts(use)]);
  await withStage(client, [{ name: "identity", type: "text" }, ...columns], rows, (stage) =>
    client.query(
      `INSERT INTO secret_use (secret_id, last_accessed_on, next_rotation_at, detail, told_hash)
       SELECT s.id, t.last_accessed_on, t.next_rotation_at, t.detail, t.told_hash
         FROM ${stage.sql} AS t JOIN secret s ON s.identity = t.identity
       ON CONFLICT (secret_id) DO UPDATE
          SET last_accessed_on = EXCLUDED.last_accessed_on, next_rotation_at = EXCLUDED.next_rotation_at,
              detail = EXCLUDED.detail, told_hash = EXCLUDED.told_hash`,
      stage.values,
    ),
  );
}
