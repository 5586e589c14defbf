import pg from "pg";

/**
 * Who can sign in, as lines for a person: the demo's people, who need no password; in a real database without users a
 * one-time link for the first administrator.
 * @param {"demo" | "real"} mode
 * @param {ReturnType<typeof import("./processes.mjs").makeProcesses>} processes
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<string[]>}
 */
export async function accountLines(mode, processes, env) {
  const users = await activeUsers(env.DATABASE_URL);
  if (mode === "real") return users.length > 0 ? [] : firstAdminLink(processes, env);
  const roles = users.map((user) => user.roles.join(", "));
  const width = Math.max(...roles.map((text) => text.length), 0);
  const lines = users.map(
    ({ name, email }, at) => `${roles[at].padEnd(width)}  ${name} <${email}>`,
  );
  return ["Sign in as one of these, without a password:", ...lines];
}

async function firstAdminLink(processes, env) {
  const lines = ["There is no user yet. Open this to become the first administrator:"];
  await processes.run("kagimori user invite", ["bin/kagimori.mjs", "user", "invite"], {
    env,
    output: "invitation",
    onLine: (line) => lines.push(line),
  });
  return lines.filter(Boolean);
}

async function activeUsers(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT u.name, u.email, array_agg(DISTINCT b.role ORDER BY b.role) AS roles
         FROM app_user u JOIN role_binding b ON b.user_id = u.id AND b.revoked_at IS NULL
        WHERE u.disabled_at IS NULL GROUP BY u.id ORDER BY roles, u.email`,
    );
    return rows;
  } finally {
    await client.end();
  }
}
