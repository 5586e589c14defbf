import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { POST as accept } from "@/app/api/v1/invites/accept/route";
import { POST as look } from "@/app/api/v1/invites/look/route";
import { localOperator, systemViewer } from "@/lib/access-control/system";
import { viewerOf } from "@/lib/access-control/testing";
import { request, stubWebEnvironment, testOrigin } from "@/lib/auth/testing";
import { testBrowser } from "@/lib/auth/testing-browser";
import { Config } from "@/lib/config/model";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { bindingsOf } from "./bindings";
import { firstAdminInvite, inviteUser } from "./invite";
import { syncRoleBindings } from "./sync-role-bindings";

beforeAll(stubWebEnvironment);
beforeEach(async () => {
  await prisma().invite.deleteMany();
  await prisma().roleBinding.deleteMany();
  await prisma().appUser.deleteMany();
});
afterAll(closePool);

const operator = localOperator();
const now = new Date();
const when = { now, origin: testOrigin };
const passphrase = "correct horse battery";
const secretOf = (link: string) => link.split("#")[1] ?? "";
const send = async (route: typeof accept, body: object, headers = { origin: testOrigin }) => {
  const response = await route(...request("/api/v1/invites/x", { body, headers }));
  return { status: response.status, said: await response.json() };
};
const acceptWith = (link: string, more: object = {}) =>
  send(accept, { secret: secretOf(link), passphrase, ...more });
async function signsIn(email: string, given = passphrase): Promise<boolean> {
  await prisma().signInFailure.deleteMany();
  const browser = testBrowser();
  await browser.post("/api/auth/callback/passphrase", { email, passphrase: given });
  return "user" in (await browser.session());
}
async function heldBy(email: string) {
  const where = { user: { email }, revokedAt: null };
  return bindingsOf(await prisma().roleBinding.findMany({ where, orderBy: { id: "asc" } }));
}

test("an invitation opens once, shows whose it is, and lets that person in", async () => {
  const { link, email, expiresAt } = await inviteUser(
    operator,
    { email: "Hanako@Example.test", name: "監査 花子", role: "auditor" },
    when,
  );
  expect(email).toBe("hanako@example.test");
  expect(link).toMatch(new RegExp(`^${testOrigin}/invite#[\\w-]{43}$`));
  expect(Date.parse(expiresAt) - now.getTime()).toBe(72 * 3_600_000);
  const stored = await prisma().invite.findFirstOrThrow();
  expect(Buffer.from(stored.tokenHash).toString("base64url")).not.toBe(secretOf(link));

  expect((await send(look, { secret: secretOf(link) })).said).toEqual({ email, name: "監査 花子" });
  expect((await acceptWith(link)).said).toEqual({ email });
  expect(await signsIn(email)).toBe(true);
  expect(await heldBy(email)).toEqual([{ role: "auditor", scope: [] }]);

  expect((await acceptWith(link, { passphrase: "another long passphrase" })).status).toBe(404);
  expect((await send(look, { secret: secretOf(link) })).status).toBe(404);
  expect(await signsIn(email, "another long passphrase")).toBe(false);
});

test("of two who open it at the same moment one gets it", async () => {
  const { link } = await inviteUser(operator, { email: "a@x.test", role: "qa" }, when);
  const both = await Promise.all([
    acceptWith(link),
    acceptWith(link, { passphrase: "another long passphrase" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
});

test("a later link ends the earlier one; an expired or a disabled person's opens nothing", async () => {
  const invite = () => inviteUser(operator, { email: "a@x.test", role: "qa" }, when);
  const first = await invite();
  const second = await invite();
  expect((await acceptWith(first.link)).status).toBe(404);
  await prisma().invite.updateMany({ data: { expiresAt: now } });
  expect((await acceptWith(second.link)).status).toBe(404);
  const third = await invite();
  await prisma().appUser.updateMany({ data: { disabledAt: now } });
  expect((await acceptWith(third.link)).status).toBe(404);
});

test.each([
  ["eleven char", "passphrase"],
  ["aaaaaaaaaaaabbbb", "passphrase"],
  ["long.enough@example.test", "passphrase"],
])("the passphrase %j is refused", async (given, field) => {
  const input = { email: "long.enough@example.test", role: "qa" as const };
  const { link } = await inviteUser(operator, input, when);
  const { status, said } = await acceptWith(link, { passphrase: given });
  expect(status).toBe(400);
  expect(Object.keys(said.fields)).toEqual([field]);
  expect(JSON.stringify(said)).not.toContain(given);
});

test("Japanese counts by character and is the same however it was typed", async () => {
  const { link, email } = await inviteUser(operator, { email: "j@x.test", role: "qa" }, when);
  const typed = "カギモリを守る合い言葉です";
  expect((await acceptWith(link, { passphrase: typed })).status).toBe(200);
  expect(await signsIn(email, typed.normalize("NFD"))).toBe(true);
});

test("accepting from another site is refused", async () => {
  const { link } = await inviteUser(operator, { email: "a@x.test", role: "qa" }, when);
  const body = { secret: secretOf(link), passphrase };
  expect((await send(accept, body, { origin: "https://evil.example" })).status).toBe(403);
});

test("only who manages users invites; somebody unknown needs a role", async () => {
  const input = { email: "a@x.test", role: "qa" as const };
  await expect(inviteUser(viewerOf("operator"), input, when)).rejects.toThrow("does not allow");
  await expect(inviteUser(operator, { email: "a@x.test" }, when)).rejects.toThrow("not known");
});

test("the first administrator says who they are; then there is no such link any more", async () => {
  const first = await firstAdminInvite(operator, when);
  const again = await firstAdminInvite(operator, when);
  if (first === null || again === null) throw new Error("no link");
  expect((await acceptWith(first.link)).status).toBe(404);

  expect((await send(look, { secret: secretOf(again.link) })).said).toEqual({
    email: null,
    name: null,
  });
  const unnamed = await acceptWith(again.link);
  expect(Object.keys(unnamed.said.fields)).toEqual(["email", "name"]);
  const { said } = await acceptWith(again.link, { email: "Admin@x.test", name: "高梨 悠" });
  expect(said).toEqual({ email: "admin@x.test" });
  expect(await signsIn("admin@x.test")).toBe(true);
  expect(await heldBy("admin@x.test")).toEqual([{ role: "admin", scope: [] }]);
  expect(await firstAdminInvite(operator, when)).toBe(null);
});

test("the config file gives and takes roles, and leaves those made elsewhere", async () => {
  const sync = (roles: unknown[], people: unknown[] = []) =>
    syncRoleBindings(systemViewer("config"), Config.parse({ roles, people }), now);
  const person = "taro@x.test";
  await sync(
    [
      { person, role: "manager", scope: [{ team: ["pay"], environment: "stg" }] },
      { person, role: "qa" },
      { person, role: "qa" },
      { group: "auditors", role: "auditor" },
    ],
    [{ id: person, name: "佐伯 太郎" }],
  );
  await inviteUser(operator, { email: person, role: "member", scope: [{ team: ["pay"] }] }, when);
  const { name } = await prisma().appUser.findUniqueOrThrow({ where: { email: person } });
  expect(name).toBe("佐伯 太郎");
  expect(await heldBy(person)).toEqual([
    { role: "manager", scope: [{ team: ["pay"], environment: ["stg"] }] },
    { role: "qa", scope: [] },
    { role: "member", scope: [{ team: ["pay"] }] },
  ]);

  const bindings = await prisma().roleBinding.findMany();
  const written = await prisma().auditEntry.count();
  await sync([
    { person, role: "qa" },
    { person, role: "manager", scope: [{ environment: "stg", team: ["pay"] }] },
  ]);
  expect(await prisma().roleBinding.findMany()).toEqual(bindings);
  expect(await prisma().auditEntry.count()).toBe(written);

  await sync([{ group: "auditors", role: "auditor" }]);
  expect(await heldBy(person)).toEqual([{ role: "member", scope: [{ team: ["pay"] }] }]);
  const revoked = await prisma().auditEntry.findMany({ where: { action: "role-revoked" } });
  expect(revoked.map(({ object, actor }) => [object, actor])).toEqual([
    [person, "config"],
    [person, "config"],
  ]);
});
