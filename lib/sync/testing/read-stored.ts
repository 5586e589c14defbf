import { pool } from "@/lib/db/pool";

type Row = Record<string, unknown>;

/** Paths of every entry that is not removed, sorted. */
export async function livePaths(): Promise<string[]> {
  const { rows } = await pool().query(
    "SELECT path FROM secret WHERE removed_at IS NULL ORDER BY path",
  );
  return rows.map(({ path }) => path);
}

/** The row of `kv/<path>`, as it is in the database. */
export async function storedSecret(path: string): Promise<Row & { id: string }> {
  const { rows } = await pool().query("SELECT * FROM secret WHERE path = $1", [`kv/${path}`]);
  return rows[0];
}

/** The states before it, oldest first. */
export async function historyOf(path: string): Promise<Row[]> {
  const { rows } = await pool().query(
    "SELECT * FROM secret_history WHERE path = $1 ORDER BY recorded_at",
    [`kv/${path}`],
  );
  return rows;
}

/** How a source sees its places, by key. */
export async function watchesOf(sourceId = "one"): Promise<Row[]> {
  const { rows } = await pool().query(
    `SELECT p.key, w.state, w.failure_cause AS cause FROM place_watch w JOIN place p ON p.id = w.place_id
      WHERE w.source_id = $1 ORDER BY p.key`,
    [sourceId],
  );
  return rows;
}
