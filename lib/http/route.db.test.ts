import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { makeToken, makeUser, request, sessionOf, stubWebEnvironment } from "@/lib/auth/testing";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { log } from "@/lib/log";
import { one } from "./model/query";
import { get, post } from "./route";

beforeAll(stubWebEnvironment);
afterAll(closePool);

const Row = z.object({ id: z.string() });
const read = get({
  permission: "secret:read",
  summary: "Reads",
  query: z.strictObject({ limit: one(z.coerce.number().int().max(10).default(5)) }),
  response: z.object({ viewer: z.string(), limit: z.number() }),
  handle: async ({ viewer, query }) => ({ viewer: viewer.name, limit: query.limit }),
});
const write = post({
  permission: "source:sync",
  summary: "Writes",
  body: z.strictObject({ name: z.string().max(10) }),
  response: z.object({ name: z.string() }),
  handle: async ({ body }) => body,
});

test("nobody gets 401, and how to come in", async () => {
  const response = await read(...request("/api/v1/x"));
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toBe("Bearer");
  expect(response.headers.get("content-type")).toBe("application/problem+json");
});

test("a token and a session are let in, by role", async () => {
  const token = await read(...request("/api/v1/x", { token: await makeToken("qa") }));
  expect(await token.json()).toEqual({ viewer: "test qa", limit: 5 });

  const { id, email } = await makeUser("member");
  const session = await read(...request("/api/v1/x?limit=7", { cookie: await sessionOf(id) }));
  expect(await session.json()).toEqual({ viewer: email, limit: 7 });
  expect(session.headers.get("cache-control")).toBe("no-store");

  const admin = await read(...request("/api/v1/x", { token: await makeToken("admin") }));
  expect(admin.status).toBe(403);
  expect(await admin.json()).toMatchObject({ status: 403, code: "not-allowed" });
});

test("who you are is settled before what you asked for", async () => {
  expect((await read(...request("/api/v1/x?limit=999"))).status).toBe(401);
  const admin = await makeToken("admin");
  expect((await read(...request("/api/v1/x?limit=999", { token: admin }))).status).toBe(403);
});

test.each([
  ["limit=11", "limit"],
  ["limit=1&limit=2", "limit"],
  ["limt=3", "limt"],
])("?%s is refused, naming %s", async (query, field) => {
  const response = await read(...request(`/api/v1/x?${query}`, { token: await makeToken("qa") }));
  expect(response.status).toBe(400);
  expect(Object.keys((await response.json()).fields)).toEqual([field]);
});

test.each([
  ["revoked", { revokedAt: new Date() }],
  ["expired", { expiresAt: new Date(Date.now() - 1) }],
])("a %s token is nobody", async (_, change) => {
  const token = await makeToken("qa");
  await prisma().apiToken.updateMany({ data: change });
  expect((await read(...request("/api/v1/x", { token }))).status).toBe(401);
});

test("a token that is none does not fall back to the session", async () => {
  const { id } = await makeUser("member");
  const cookie = await sessionOf(id);
  for (const authorization of ["Bearer kgmr_wrong", "Bearer", "Basic YTpi", "Bearer a b"]) {
    const [asked, context] = request("/api/v1/x", { cookie, headers: { authorization } });
    expect((await read(asked, context)).status).toBe(401);
  }
});

test("a session ends when the person is disabled, signed out, loses the role, or after eight hours", async () => {
  const asks = async (cookie: string) => (await read(...request("/api/v1/x", { cookie }))).status;
  const { id } = await makeUser("member");
  const cookie = await sessionOf(id);
  const change = (data: object) => prisma().appUser.update({ where: { id }, data });
  expect(await asks(cookie)).toBe(200);

  await change({ disabledAt: new Date() });
  expect(await asks(cookie)).toBe(401);
  await change({ disabledAt: null, sessionEpoch: 1 });
  expect(await asks(cookie)).toBe(401);
  expect(await asks(await sessionOf(id, { epoch: 1 }))).toBe(200);

  expect(await asks(await sessionOf(id, { epoch: 1, ago: 8 * 3600 }))).toBe(401);
  await prisma().roleBinding.updateMany({ where: { userId: id }, data: { revokedAt: new Date() } });
  expect(await asks(await sessionOf(id, { epoch: 1 }))).toBe(403);
  expect(await asks("next-auth.session-token=forged")).toBe(401);
});

test("a session nobody uses for an hour ends; using it keeps it", async () => {
  const { id } = await makeUser("member");
  const cookie = await sessionOf(id);
  const away = (minutes: number) =>
    prisma().appUser.update({
      where: { id },
      data: { lastSeenAt: new Date(Date.now() - minutes * 60_000) },
    });
  const asks = async () => (await read(...request("/api/v1/x", { cookie }))).status;
  await away(59);
  expect(await asks()).toBe(200);
  const { lastSeenAt } = await prisma().appUser.findUniqueOrThrow({ where: { id } });
  expect(Date.now() - (lastSeenAt?.getTime() ?? 0)).toBeLessThan(60_000);
  await away(61);
  expect(await asks()).toBe(401);
  expect(await asks()).toBe(401);
});

test.each<[string, Record<string, string>, number]>([
  ["our own page", { origin: "http://localhost:3000" }, 200],
  ["our own page, without Origin", { "sec-fetch-site": "same-origin" }, 200],
  ["another site", { origin: "https://evil.example" }, 403],
  ["another port of this machine", { origin: "http://localhost:3001" }, 403],
  [
    "another site that forges the weaker header",
    { origin: "null", "sec-fetch-site": "same-origin" },
    403,
  ],
  ["a sibling", { "sec-fetch-site": "same-site" }, 403],
  ["who does not say", {}, 403],
])("a write by session from %s", async (_, headers, status) => {
  const { id } = await makeUser("operator");
  const cookie = await sessionOf(id);
  const response = await write(...request("/api/v1/x", { cookie, headers, body: { name: "a" } }));
  expect(response.status).toBe(status);
});

test("a write by token needs no origin", async () => {
  const token = await makeToken("operator");
  const response = await write(...request("/api/v1/x", { token, body: { name: "a" } }));
  expect(await response.json()).toEqual({ name: "a" });
});

test("a body must be JSON, of bounded size, and as described", async () => {
  const token = await makeToken("operator");
  const send = async (body: unknown, headers = {}) =>
    (await write(...request("/api/v1/x", { token, body, headers }))).status;
  expect(await send({ name: "much too long" })).toBe(400);
  expect(await send({ name: "a", role: "admin" })).toBe(400);
  expect(await send("{")).toBe(400);
  expect(await send("name=a", { "content-type": "application/x-www-form-urlencoded" })).toBe(415);
  expect(await send({ name: "x".repeat(65 * 1024) })).toBe(413);
});

test.each<[string, string, number]>([
  ["localhost:3000", "/api/v1/x", 200],
  ["LOCALHOST:3000", "/api/v1/x", 200],
  ["127.0.0.1:3000", "/api/v1/x", 200],
  ["[::1]:3000", "/api/v1/x", 200],
  ["localhost", "/api/v1/x", 421],
  ["127.0.0.1:3001", "/api/v1/x", 421],
  ["evil.example", "/api/v1/x", 421],
  ["localhost:3000.evil.example", "/api/v1/x", 421],
])("Host %s at %s answers %i", async (host, path, status) => {
  const token = await makeToken("qa");
  const response = await read(...request(path, { token, headers: { host } }));
  expect(response.status).toBe(status);
});

test("what is expected is said; a bug says nothing", async () => {
  const silenced = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const failing = (error: () => unknown) =>
    get({
      permission: "secret:read",
      summary: "Fails",
      async handle() {
        throw error();
      },
    })(...asQa);
  const asQa = request("/api/v1/x", { token: await makeToken("qa") });

  const missing = await failing(() => notFound("There is no such secret."));
  expect(missing.status).toBe(404);
  expect((await missing.json()).detail).toBe("There is no such secret.");

  const ofOurSql = () => Row.safeParse({ id: 1 }).error;
  for (const error of [ofOurSql, () => new Error("password=hunter2"), () => "thrown text"]) {
    const response = await failing(error);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/hunter2|expected|thrown|at .*\.ts/);
    expect(text).toContain(response.headers.get("x-request-id"));
  }
  expect(silenced).toHaveBeenCalledTimes(3);
});

test("an answer that is not what openapi.json says is a bug", async () => {
  const silenced = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const lying = get({
    permission: "secret:read",
    summary: "Lies",
    response: Row,
    handle: async () => ({ id: 1 }) as unknown as { id: string },
  });
  const response = await lying(...request("/api/v1/x", { token: await makeToken("qa") }));
  expect(response.status).toBe(500);
  silenced.mockRestore();
});

test("a request id is taken over only when it cannot break a log line", async () => {
  const token = await makeToken("qa");
  const idOf = async (given: string) => {
    const headers = { "x-request-id": given };
    return (await read(...request("/api/v1/x", { token, headers }))).headers.get("x-request-id");
  };
  expect(await idOf("abc-123456")).toBe("abc-123456");
  for (const given of ["short", 'a"injected":"b', "x".repeat(65)]) {
    expect(await idOf(given)).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("last use of a token is known to the hour", async () => {
  const token = await makeToken("qa");
  await read(...request("/api/v1/x", { token }));
  const { lastUsedAt } = await prisma().apiToken.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect(lastUsedAt?.getTime()).toBe(Math.floor(Date.now() / 3_600_000) * 3_600_000);
});
