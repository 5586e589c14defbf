import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { log } from "@/lib/log";
import { hashPassphrase } from "@/lib/users/passphrase";
import { authenticate } from "./authenticate";
import { authHandler } from "./handler";

const origin = "https://kagimori.example.test";
const passphrase = "correct horse battery";

beforeAll(() => {
  log.level = "warn";
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  vi.stubEnv("KAGIMORI_PUBLIC_URL", origin);
  vi.stubEnv("NEXTAUTH_SECRET", "a session secret for tests only, 32+");
});
afterAll(closePool);

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { host: new URL(origin).host, ...(init.headers as Record<string, string>) };
  // Behind a proxy the server itself is spoken to in plain HTTP.
  const request = new Request(`http://127.0.0.1:3000/api/auth/${path}`, { ...init, headers });
  return authHandler(request, { params: Promise.resolve({ nextauth: path.split("/") }) });
}

test("under https every cookie is Secure, bound to its prefix, and the session opens", async () => {
  const email = "a@x.test";
  const passphraseHash = await hashPassphrase(passphrase);
  await prisma().appUser.create({ data: { email, name: "A", passphraseHash } });

  const answer = await ask("csrf");
  const [csrfCookie = ""] = answer.headers.getSetCookie();
  const { csrfToken } = await answer.json();
  expect(csrfCookie).toMatch(/^__Host-next-auth\.csrf-token=/);

  const signedIn = await ask("callback/passphrase", {
    method: "POST",
    headers: {
      origin,
      cookie: csrfCookie.split(";")[0] ?? "",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ email, passphrase, csrfToken, json: "true", callbackUrl: "/x" }),
  });
  expect((await signedIn.json()).url).toBe(`${origin}/x`);
  const cookies = [csrfCookie, ...signedIn.headers.getSetCookie()];
  for (const cookie of cookies) expect(cookie).toMatch(/^__(Host|Secure)-.*; Secure/);

  const session = cookies.find((cookie) => cookie.includes("session-token")) ?? "";
  const headers = new Headers({ cookie: session.split(";")[0] ?? "" });
  expect(await authenticate(headers, "request-1", new Date())).toMatchObject({ name: email });
});
