import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { vi } from "vitest";
import type { Binding, Role, Scope, TokenRole } from "@/lib/access-control/model";
import { prisma } from "@/lib/db/prisma";
import type { Context } from "@/lib/http/spec";
import { log } from "@/lib/log";
import { newToken, tokenHash } from "@/lib/tokens/token-text";
import { sessionCookie, sessionSeconds } from "./session";

/** For database tests of routes: people, tokens and requests as the web server sees them. */
export const testOrigin = "http://localhost:3000";
const secret = "a session secret for tests only, 32+";

/** Sets what the launcher sets. Call before the first request. */
export function stubWebEnvironment(): void {
  log.level = "warn";
  vi.stubEnv("NEXTAUTH_URL", testOrigin);
  vi.stubEnv("NEXTAUTH_SECRET", secret);
}

/** A person holding one role; their id and e-mail. */
export async function makeUser(role?: Role, scope: Scope = []) {
  const email = `${randomUUID()}@example.test`;
  const bindings = role ? { create: { role, scope, from: "cli", grantedBy: "test" } } : undefined;
  const { id } = await prisma().appUser.create({ data: { email, name: email, bindings } });
  return { id, email };
}

/** A valid token of this role. */
export async function makeToken(role: TokenRole, scope: Binding["scope"] = []): Promise<string> {
  const token = newToken();
  await prisma().apiToken.create({
    data: {
      tokenHash: tokenHash(token),
      label: `test ${role}`,
      role,
      scope,
      createdBy: "operator:test",
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  return token;
}

/** The Cookie header of somebody who signed in `ago` seconds ago. */
export async function sessionOf(userId: string, { epoch = 0, ago = 0 } = {}): Promise<string> {
  const signedInAt = Math.floor(Date.now() / 1000) - ago;
  const token = { sub: userId, epoch, signedInAt };
  const value = await encode({ token, secret, maxAge: sessionSeconds });
  return `${sessionCookie(testOrigin)}=${value}`;
}

/** A request as it reaches a route handler. `params` are those of the folders in square brackets. */
export function request(
  path: string,
  options: {
    token?: string;
    cookie?: string;
    headers?: Record<string, string>;
    body?: unknown;
    params?: Record<string, string>;
  } = {},
): [Request, Context] {
  const { token, cookie, body, params = {} } = options;
  const headers = new Headers({ host: "localhost:3000" });
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (body !== undefined) headers.set("content-type", "application/json");
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  const init =
    body === undefined
      ? { headers }
      : { headers, method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
  return [new Request(`${testOrigin}${path}`, init), { params: Promise.resolve(params) }];
}
