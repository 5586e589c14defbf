import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as openapi } from "@/app/api/v1/openapi.json/route";
import { GET as secrets } from "@/app/api/v1/secrets/route";
import { POST as revoke } from "@/app/api/v1/tokens/[id]/revoke/route";
import { GET as list, POST as make } from "@/app/api/v1/tokens/route";
import { localOperator } from "@/lib/access-control/system";
import {
  makeToken,
  makeUser,
  request,
  sessionOf,
  stubWebEnvironment,
  testOrigin,
} from "@/lib/auth/testing";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { createToken } from "./commands";

beforeAll(stubWebEnvironment);
afterAll(closePool);

const now = new Date();
const days = (count: number) => new Date(now.getTime() + count * 86_400_000).toISOString();
const origin = { origin: testOrigin };
const statusOf = async (token: string) =>
  (await openapi(...request("/api/v1/x", { token }))).status;

test("the command line makes any token; its text is nowhere in the database", async () => {
  const made = await createToken(localOperator(), { label: "ci", role: "auditor" }, now);
  expect(made).toMatchObject({ role: "auditor", scope: [], expiresAt: days(90) });
  expect(made.token).toMatch(/^kgmr_[\w-]{43}$/);
  expect(await statusOf(made.token)).toBe(200);

  const rows = await prisma().$queryRaw<{ all: string }[]>`
    SELECT (SELECT json_agg(t)::text FROM api_token t) || (SELECT json_agg(a)::text FROM audit_entry a) AS all`;
  expect(rows[0]?.all).toContain(made.id);
  expect(rows[0]?.all).not.toContain(made.token);
  const entry = await prisma().auditEntry.findFirstOrThrow({ where: { object: made.id } });
  expect(entry).toMatchObject({
    action: "token-created",
    actorKind: "operator",
    detail: { role: "auditor", approvedBy: "local operator" },
  });
});

test.each([
  [{ days: 367 }, "days"],
  [{ days: 0 }, "days"],
  [{ label: " " }, "label"],
  [{ role: "root" }, "role"],
  [{ scope: [{}] }, "scope.0"],
  [{ scope: [{ team: [] }] }, "scope.0.team"],
  [{ scope: [{ source: ["trail"] }] }, "scope"],
  [{ role: "ingest" }, "scope"],
  [{ role: "ingest", scope: [{ team: ["pay"] }] }, "scope"],
])("%j is refused, naming %s", async (given, field) => {
  const { id } = await makeUser("manager");
  const body = { label: "x", role: "manager", ...given };
  const cookie = await sessionOf(id);
  const response = await make(...request("/api/v1/tokens", { cookie, headers: origin, body }));
  expect(response.status).toBe(400);
  expect(Object.keys((await response.json()).fields)).toEqual([field]);
});

async function makeAs(userId: string, body: object) {
  const cookie = await sessionOf(userId);
  const sent = { cookie, headers: origin, body: { label: "mine", ...body } };
  const response = await make(...request("/api/v1/tokens", sent));
  return { status: response.status, made: await response.json() };
}

test("a person makes tokens of their own role and scope, and no wider", async () => {
  const { id } = await makeUser("manager", [{ team: ["pay", "web"] }]);
  expect((await makeAs(id, { role: "manager", scope: [{ team: ["pay"] }] })).status).toBe(200);
  expect((await makeAs(id, { role: "manager" })).status).toBe(403);
  expect((await makeAs(id, { role: "manager", scope: [{ team: ["ops"] }] })).status).toBe(403);
  expect((await makeAs(id, { role: "auditor", scope: [{ team: ["pay"] }] })).status).toBe(403);
  const { id: admin } = await makeUser("admin");
  expect((await makeAs(admin, { role: "auditor" })).status).toBe(403);
});

test("a person's token ends with their rights", async () => {
  const { id } = await makeUser("manager");
  const { made } = await makeAs(id, { role: "manager", scope: [{ team: ["pay"] }] });
  expect(await statusOf(made.token)).toBe(200);

  const narrow = [{ team: ["web"] }];
  await prisma().roleBinding.updateMany({ where: { userId: id }, data: { scope: narrow } });
  expect(await statusOf(made.token)).toBe(401);
  await prisma().roleBinding.updateMany({ where: { userId: id }, data: { scope: [] } });
  expect(await statusOf(made.token)).toBe(200);
  await prisma().appUser.update({ where: { id }, data: { disabledAt: now } });
  expect(await statusOf(made.token)).toBe(401);
});

test("a token makes no tokens", async () => {
  const token = await makeToken("manager");
  const body = { label: "child", role: "manager" };
  expect((await make(...request("/api/v1/tokens", { token, body }))).status).toBe(403);
});

test("somebody else's token is neither seen nor revoked; who manages tokens does both", async () => {
  const [mine, other, admin] = await Promise.all([
    makeUser("qa"),
    makeUser("qa"),
    makeUser("admin"),
  ]);
  const { made } = await makeAs(mine.id, { role: "qa" });
  const seenBy = async (userId: string) => {
    const asked = request("/api/v1/tokens?limit=200", { cookie: await sessionOf(userId) });
    const { items, total } = await (await list(...asked)).json();
    expect(items).toHaveLength(total);
    return items.map((item: { id: string }) => item.id);
  };
  const revokeAs = async (userId: string, id: string) => {
    const cookie = await sessionOf(userId);
    const sent = { cookie, headers: origin, body: {}, params: { id } };
    return (await revoke(...request(`/api/v1/tokens/${id}/revoke`, sent))).status;
  };
  expect(await seenBy(mine.id)).toEqual([made.id]);
  expect(await seenBy(other.id)).toEqual([]);
  expect(await seenBy(admin.id)).toContain(made.id);

  expect(await revokeAs(other.id, made.id)).toBe(404);
  expect(await statusOf(made.token)).toBe(200);
  expect(await revokeAs(admin.id, made.id)).toBe(204);
  expect(await statusOf(made.token)).toBe(401);
  expect(await revokeAs(mine.id, made.id)).toBe(404);
  expect(await revokeAs(mine.id, crypto.randomUUID())).toBe(404);
  expect(await revokeAs(mine.id, "1")).toBe(400);
});

test("pages of the list follow one another without gap or repetition", async () => {
  const { id } = await makeUser("qa");
  for (const label of ["a", "b", "c"]) await makeAs(id, { label, role: "qa" });
  const cookie = await sessionOf(id);
  const labels: string[] = [];
  let next = "";
  do {
    const path = `/api/v1/tokens?limit=2${next && `&cursor=${next}`}`;
    const page = await (await list(...request(path, { cookie }))).json();
    expect(page.total).toBe(3);
    labels.push(...page.items.map((item: { label: string }) => item.label));
    next = page.nextCursor ?? "";
  } while (next !== "");
  expect(labels).toEqual(["c", "b", "a"]);
});

test("a token to ingest opens nothing else", async () => {
  const scope = [{ source: ["trail"] }];
  const { token } = await createToken(localOperator(), { label: "x", role: "ingest", scope }, now);
  expect((await secrets(...request("/api/v1/secrets", { token }))).status).toBe(403);
  expect((await list(...request("/api/v1/tokens", { token }))).status).toBe(403);
});
