import { type BrowserContext, test as base, expect } from "@playwright/test";
import pg from "pg";
import type { Role } from "../lib/access-control/model";
import { runtime } from "./runtime";

interface Fixtures {
  /** Signs this test's browser in as the demo's first person of that role, past the page, which has a spec of its own. */
  signIn(role: Role): Promise<void>;
  /** Language and theme of this test's browser, as their switches keep them. */
  look(look: { locale: "ja" | "en"; theme: "light" | "dark" }): Promise<void>;
}

export const test = base.extend<Fixtures>({
  signIn: async ({ context, baseURL }, use) => {
    await use((role) => signInAs(context, baseURL ?? "", role));
  },
  look: async ({ context, baseURL }, use) => {
    await use((look) =>
      context.addCookies(
        Object.entries(look).map(([name, value]) => ({ name, value, url: baseURL ?? "" })),
      ),
    );
  },
});

export { expect };

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
  expect(answer.ok(), await answer.text()).toBe(true);
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
    expect(rows, `the demo has nobody with the role ${role}`).toHaveLength(1);
    return rows[0].id;
  } finally {
    await client.end();
  }
}
