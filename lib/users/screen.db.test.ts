import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { POST as changePassphrase } from "@/app/api/v1/account/passphrase/route";
import { GET as probe } from "@/app/api/v1/tokens/route";
import type { Role } from "@/lib/access-control/model";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { makeUser, request, sessionOf, stubWebEnvironment, testOrigin } from "@/lib/auth/testing";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { actOnUser } from "./account-acts";
import { inviteOnScreen } from "./invite";
import { userActs } from "./model/accounts";
import { hashPassphrase } from "./passphrase";
import { listUsers } from "./queries";
import { decideRole, grantGroup, grantRole, removeGroup, removeRole } from "./role-changes";

const eyes = vi.hoisted(() => ({ four: false }));
vi.mock("@/lib/organisation/queries", () => ({
  readOrganisation: async () => ({ fourEyes: { value: eyes.four } }),
}));

const now = new Date();
const reason = "joins the team";
let admin: Viewer;
let other: Viewer;

beforeAll(stubWebEnvironment);
beforeEach(async () => {
  eyes.four = false;
  await prisma().appUser.updateMany({ data: { disabledAt: now } });
  admin = await person("admin");
  other = await person("admin");
});
afterAll(closePool);

async function person(role?: Role): Promise<Viewer> {
  const { id, email } = await makeUser(role);
  return {
    ...viewerOf(role ?? "member"),
    bindings: role ? [{ role, scope: [] }] : [],
    id,
    name: email,
  };
}
const rowOf = async (viewer: Viewer, id: string | null) =>
  (await listUsers(viewer, now)).items.find((user) => user.id === id);
const epochOf = async ({ id }: { id: string | null }) =>
  (await prisma().appUser.findUniqueOrThrow({ where: { id: id ?? "" } })).sessionEpoch;
const idOf = ({ id }: Viewer) => id ?? "";
const actions = async (object: string) =>
  (await prisma().auditEntry.findMany({ where: { object }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

test("a role is given and taken: the person is signed out everywhere, each time", async () => {
  const member = await person("member");
  const qa = { role: "qa" as const, scope: [{ team: ["pay"] }], reason };
  expect(await grantRole(admin, idOf(member), qa, now)).toMatchObject({ state: "done" });
  expect(await epochOf(member)).toBe(1);
  const held = (await rowOf(admin, member.id))?.roles.find(({ role }) => role === "qa");
  expect(held).toMatchObject({ scope: [{ team: ["pay"] }], from: "screen", grantedBy: admin.name });
  await removeRole(admin, held?.id ?? "", reason, now);
  expect(await epochOf(member)).toBe(2);
  expect((await rowOf(admin, member.id))?.roles.map(({ role }) => role)).toEqual(["member"]);
  expect(await actions(member.name)).toEqual(["role-granted", "role-revoked"]);
});

test("nobody gives himself a role, and only who manages users gives any", async () => {
  const more = { role: "operator" as const, scope: [], reason };
  await expect(grantRole(admin, idOf(admin), more, now)).rejects.toThrow("himself");
  const operator = await person("operator");
  await expect(grantRole(operator, idOf(admin), more, now)).rejects.toThrow("does not allow");
});

test("the last administrator is neither removed nor disabled", async () => {
  const bindingOf = async (viewer: Viewer) => (await rowOf(admin, viewer.id))?.roles[0]?.id ?? "";
  await removeRole(admin, await bindingOf(other), reason, now);
  await expect(removeRole(admin, await bindingOf(admin), reason, now)).rejects.toThrow("last");
  await expect(actOnUser(other, idOf(admin), "disable", now)).rejects.toThrow("last");
  expect((await rowOf(admin, admin.id))?.roles).toHaveLength(1);
});

test("with four eyes somebody else decides: not who proposed it, nor who is to get it", async () => {
  eyes.four = true;
  const member = await person("member");
  const third = await person("admin");
  const more = { role: "admin" as const, scope: [], reason };
  const { id, state } = await grantRole(admin, idOf(member), more, now);
  expect(state).toBe("proposed");
  expect((await rowOf(admin, member.id))?.roles).toHaveLength(1);
  await expect(grantRole(other, idOf(member), more, now)).rejects.toThrow("already");
  const mayDo = async (viewer: Viewer) =>
    (await listUsers(viewer, now)).waiting.find((one) => one.id === id)?.mayDo;
  expect(await mayDo(admin)).toEqual(["take-back"]);
  expect(await mayDo(other)).toEqual(["approve", "reject"]);
  await expect(decideRole(admin, id, "approve", now)).rejects.toThrow("Nobody decides");
  const asAdmin = { ...member, bindings: admin.bindings };
  await expect(decideRole(asAdmin, id, "approve", now)).rejects.toThrow("Nobody decides");
  await expect(decideRole(third, id, "take-back", now)).rejects.toThrow("not you");
  await decideRole(other, id, "approve", now);
  await expect(decideRole(third, id, "reject", now)).rejects.toThrow("already");
  expect((await rowOf(admin, member.id))?.roles.map(({ role }) => role)).toEqual([
    "member",
    "admin",
  ]);
  expect(await actions(member.name)).toEqual(["role-change-proposed", "role-granted"]);
});

test("until two can decide, one is enough, and it is marked so", async () => {
  eyes.four = true;
  await actOnUser(admin, idOf(other), "disable", now);
  const member = await person("member");
  const given = await grantRole(admin, idOf(member), { role: "qa", scope: [], reason }, now);
  expect(given.state).toBe("done");
  expect(await prisma().roleChange.findUniqueOrThrow({ where: { id: given.id } })).toMatchObject({
    approval: "alone",
  });
});

test("what was rejected or taken back does not hold", async () => {
  eyes.four = true;
  const member = await person("member");
  for (const [who, decision] of [
    [other, "reject"],
    [admin, "take-back"],
  ] as const) {
    const { id } = await grantRole(admin, idOf(member), { role: "qa", scope: [], reason }, now);
    await decideRole(who, id, decision, now);
  }
  expect((await rowOf(admin, member.id))?.roles.map(({ role }) => role)).toEqual(["member"]);
});

test("a group's role holds for whose last sign-in named it, and is taken from all of them", async () => {
  const member = await person();
  await prisma().appUser.update({ where: { id: idOf(member) }, data: { oidcGroups: ["sec"] } });
  const { id } = await grantGroup(admin, { group: "sec", role: "auditor", scope: [], reason }, now);
  expect((await rowOf(admin, member.id))?.roles).toMatchObject([
    { role: "auditor", from: "group" },
  ]);
  const own = (await rowOf(admin, member.id))?.roles[0]?.id ?? "";
  await expect(removeRole(admin, own, reason, now)).rejects.toThrow("changed there");
  await removeGroup(admin, id, reason, now);
  expect((await rowOf(admin, member.id))?.roles).toEqual([]);
  await expect(removeGroup(admin, id, reason, now)).rejects.toThrow("no such");
});

test.each(userActs)("%s is done, written down, and by who manages users alone", async (act) => {
  const { id, name } = await person("member");
  const data = {
    passphraseHash: "x",
    lockedUntil: new Date(now.getTime() + 1e6),
    failedSignIns: 3,
  };
  await prisma().appUser.update({ where: { id: id ?? "" }, data });
  await expect(actOnUser(await person("operator"), id ?? "", act, now)).rejects.toThrow("allow");
  await actOnUser(admin, id ?? "", act, now);
  const expected = {
    disable: { state: "disabled" },
    enable: { state: "active" },
    unlock: { state: "active" },
    "sign-out": { state: "locked" },
    "require-change": { mustChange: true },
  }[act];
  expect(await rowOf(admin, id)).toMatchObject(expected);
  expect(await actions(name)).toHaveLength(1);
  const ends = ["disable", "sign-out", "require-change"].includes(act);
  expect(await epochOf({ id })).toBe(ends ? 1 : 0);
});

test("an invitation gives the link once, and the role as every role", async () => {
  eyes.four = true;
  const when = { now, origin: testOrigin };
  const email = "new@example.test";
  const invited = await inviteOnScreen(admin, { email, role: "member", scope: [] }, when);
  expect(invited.link).toMatch(/\/invite#/);
  expect(invited.waits).toBe(true);
  await expect(inviteOnScreen(admin, { email: admin.name, scope: [] }, when)).rejects.toThrow(
    "own",
  );
  expect((await inviteOnScreen(admin, { email, scope: [] }, when)).waits).toBe(false);
});

test("who has to change the passphrase can do nothing else; then everything is open again", async () => {
  const { id } = await makeUser("member");
  const present = "correct horse battery";
  await prisma().appUser.update({
    where: { id },
    data: { passphraseHash: await hashPassphrase(present) },
  });
  await actOnUser(admin, id, "require-change", now);
  const cookie = await sessionOf(id, { epoch: 1 });
  const asks = async (epoch: number) =>
    (await probe(...request("/api/v1/tokens", { cookie: await sessionOf(id, { epoch }) }))).status;
  expect(await asks(1)).toBe(403);
  const change = async (current: string, next: string, origin = testOrigin) => {
    const sent = { cookie, headers: { origin }, body: { current, next } };
    return (await changePassphrase(...request("/api/v1/account/passphrase", sent))).status;
  };
  expect(await change(present, present)).toBe(400);
  expect(await change(present, "short")).toBe(400);
  expect(await change("another one, wrong", "a new long passphrase")).toBe(400);
  expect(await change(present, "a new long passphrase", "https://evil.example")).toBe(403);
  expect(await change(present, "a new long passphrase")).toBe(204);
  expect(await asks(1)).toBe(401);
  expect(await asks(2)).toBe(200);
});

test("wrong passphrases have to wait here as at the sign-in", async () => {
  const { id, email } = await makeUser("member");
  await prisma().signInFailure.createMany({ data: Array(5).fill({ email, ip: "x", at: now }) });
  const cookie = await sessionOf(id);
  const sent = {
    cookie,
    headers: { origin: testOrigin },
    body: { current: "x", next: "a new long passphrase" },
  };
  expect((await changePassphrase(...request("/api/v1/account/passphrase", sent))).status).toBe(429);
});
