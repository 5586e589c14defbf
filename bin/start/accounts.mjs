import pg from "pg";

/**
 * Who can sign in, as lines for a person: the demo's people; in a real database without users, the way to the first one.
 * @param {"demo" | "real"} mode
 * @param {string} databaseUrl
 * @returns {Promise<string[]>}
 */
export async function accountLines(mode, databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT u.name, u.email, array_agg(DISTINCT b.role ORDER BY b.role) AS roles
         FROM app_user u JOIN role_binding b ON b.user_id = u.id AND b.revoked_at IS NULL
        WHERE u.disabled_at IS NULL GROUP BY u.id ORDER BY u.created_at, u.email`,
    );
    if (mode === "real")
      return rows.length > 0 ? [] : ["No user yet   node bin/kagimori.mjs user invite"];
    const width = Math.max(...rows.map((row) => row.roles.join(", ").length), 10);
    return rows.map((row) => `${row.roles.join(", ").padEnd(width)}  ${row.name} <${row.email}>`);
  } finally {
    await client.end();
  }
}
