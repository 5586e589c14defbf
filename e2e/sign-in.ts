import type { BrowserContext } from "@playwright/test";
import pg from "pg";
import type { Role } from "../lib/access-control/model";
import { runtime } from "./runtime";

/** Signs in as the demo's first person of that role, past the page. */
export async function signInAs(
  { request }: BrowserContext,
  origin: string,
  role: Role,
): Promise<void> {
  const persona = await personaOf(role);
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const answer = await request.post("/api/auth/callback/persona", {
    form: { persona, csrfToken, json: "true", callbackUrl: "/" },
    headers: { origin },
  });
  if (!answer.ok()) throw new Error(`${role} cannot sign in: ${await answer.text()}`);
}

async function personaOf(role: Role): Promise<string> {
  const client = new pg.Client({ connectionString: runtime().databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT u.id FROM app_user u JOIN role_binding b ON b.user_id = u.id
        WHERE b.role = $1 AND b.revoked_at IS NULL AND u.disabled_at IS NULL
        ORDER BY jsonb_array_length(b.scope), u.email LIMIT 1`,
      [role],
    );
    if (!rows[0]) throw new Error(`the demo has nobody with the role ${role}`);
    return rows[0].id;
  } finally {
    await client.end();
  }
}
