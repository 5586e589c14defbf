import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { log } from "@/lib/log";
import { bindingsOf } from "@/lib/users/bindings";
import { makeUser, stubWebEnvironment, testOrigin } from "./testing";
import { testBrowser } from "./testing-browser";
import { startTestProvider, type TestPeople, throughProvider } from "./testing-oidc";

const callback = `${testOrigin}/api/auth/callback/oidc`;
const people: TestPeople = {};
let provider: Awaited<ReturnType<typeof startTestProvider>>;

beforeAll(async () => {
  stubWebEnvironment();
  provider = await startTestProvider(callback, people);
  vi.stubEnv("OIDC_SECRET", provider.clientSecret);
  const file = join(mkdtempSync(join(tmpdir(), "kagimori-oidc-")), "kagimori.config.yaml");
  const oidc = {
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: "env:OIDC_SECRET",
    label: "会社のアカウント",
  };
  const roles = [
    { group: "auditors", role: "auditor" },
    { group: "pay", role: "manager", scope: [{ team: "pay" }] },
    { person: "named@x.test", role: "qa" },
  ];
  writeFileSync(file, JSON.stringify({ signIn: { oidc }, roles }));
  vi.stubEnv("KAGIMORI_CONFIG", file);
});
beforeEach(() => {
  const hanako = { email: "Hanako@x.test", name: "監査 花子", groups: ["auditors", "all"] };
  Object.assign(people, { hanako });
  provider.login("hanako");
});
afterAll(async () => {
  await provider.stop();
  await closePool();
});

/** Signs in through the provider; the browser, and where it was led. */
async function signIn(callbackUrl = "/inventory") {
  const browser = testBrowser();
  const start = await browser.post("/api/auth/signin/oidc", { callbackUrl });
  const back = await throughProvider(start, callback);
  const response = await browser.ask(`${back.pathname}${back.search}`);
  const url = new URL(response.headers.get("location") ?? "", testOrigin);
  return { browser, start, back, path: `${url.pathname}${url.search}` };
}
async function rolesOf(email: string) {
  const where = { user: { email }, revokedAt: null };
  return bindingsOf(await prisma().roleBinding.findMany({ where, orderBy: { id: "asc" } }));
}

test("code flow with PKCE, state and nonce; groups become roles", async () => {
  const { browser, start, path } = await signIn();
  const asked = Object.fromEntries(start.searchParams);
  expect(asked).toMatchObject({ response_type: "code", code_challenge_method: "S256" });
  expect(asked.state).not.toBe("");
  expect(asked.nonce).not.toBe("");
  expect(path).toBe("/inventory");
  expect(await browser.session()).toEqual({
    user: { name: "監査 花子", email: "hanako@x.test", roles: ["auditor"] },
  });
  const entry = await prisma().auditEntry.findFirstOrThrow({ where: { action: "sign-in" } });
  expect(entry).toMatchObject({ actor: "hanako@x.test", detail: { method: "oidc" } });
});

test("roles follow the groups at each sign-in", async () => {
  await signIn();
  people.hanako = { ...people.hanako, groups: "pay" };
  await signIn();
  expect(await rolesOf("hanako@x.test")).toEqual([{ role: "manager", scope: [{ team: ["pay"] }] }]);
});

test("losing every group locks out, and takes the roles away", async () => {
  const { browser } = await signIn();
  people.hanako = { ...people.hanako, groups: [] };
  expect((await signIn()).path).toBe("/sign-in?error=no-role");
  // The session that was there has ended with the roles.
  expect(await browser.session()).toEqual({});
});

test.each<[string, { email?: string; email_verified?: boolean; groups: string[] }, string]>([
  ["no role", { email: "x@x.test", groups: ["others"] }, "no-role"],
  ["no address", { groups: ["auditors"] }, "no-email"],
  [
    "an unverified address",
    { email: "named@x.test", email_verified: false, groups: ["auditors"] },
    "email-not-verified",
  ],
])("somebody with %s is refused and gets no account", async (_, claims, code) => {
  const silenced = vi.spyOn(log, "warn").mockImplementation(() => undefined);
  people.stranger = claims;
  provider.login("stranger");
  const { browser, path } = await signIn();
  expect(path).toBe(`/sign-in?error=${code}`);
  expect(await browser.session()).toEqual({});
  expect(await prisma().appUser.count({ where: { email: claims.email ?? "" } })).toBe(0);
  silenced.mockRestore();
});

test("an account known by its address is taken over once, and by nobody else after", async () => {
  const { id, email } = await makeUser("operator");
  people.first = { email, name: "First" };
  people.second = { email, name: "Second", groups: ["auditors"] };
  provider.login("first");
  expect((await signIn()).path).toBe("/inventory");
  const user = await prisma().appUser.findUniqueOrThrow({ where: { email } });
  expect(user).toMatchObject({ id, oidcSubject: `${provider.issuer} first` });

  provider.login("second");
  expect((await signIn()).path).toBe("/sign-in?error=other-account");
  expect(await rolesOf(email)).toEqual([{ role: "operator", scope: [] }]);
});

test("a disabled person stays out", async () => {
  await signIn();
  await prisma().appUser.update({
    where: { email: "hanako@x.test" },
    data: { disabledAt: new Date() },
  });
  expect((await signIn()).path).toBe("/sign-in?error=no-role");
  await prisma().appUser.update({ where: { email: "hanako@x.test" }, data: { disabledAt: null } });
});

test("an answer somebody else began, or that was altered, signs nobody in", async () => {
  const silenced = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const begun = testBrowser();
  const start = await begun.post("/api/auth/signin/oidc", { callbackUrl: "/" });
  const back = await throughProvider(start, callback);

  const stranger = testBrowser();
  await stranger.ask(`${back.pathname}${back.search}`);
  expect(await stranger.session()).toEqual({});

  const altered = new URL(back);
  altered.searchParams.set("state", "other");
  await begun.ask(`${altered.pathname}${altered.search}`);
  expect(await begun.session()).toEqual({});
  expect(JSON.stringify(silenced.mock.calls)).not.toContain(back.searchParams.get("code"));
  silenced.mockRestore();
});

test("after signing in nobody is led elsewhere", async () => {
  expect((await signIn("https://evil.example/")).path).toBe("/");
});

const register = (id: string) => prisma().person.findUnique({ where: { id } });

test("who is let in stands in the register of people, active, under the name of the provider", async () => {
  people.ken = { email: "Ken@x.test", name: "田中 健", groups: ["auditors"] };
  provider.login("ken");
  expect((await signIn()).path).toBe("/inventory");
  expect(await register("ken@x.test")).toMatchObject({
    name: "田中 健",
    leftOn: null,
    provenance: "sign-in",
  });
  people.ken = { ...people.ken, name: "田中 健一" };
  await signIn();
  expect(await register("ken@x.test")).toMatchObject({ name: "田中 健一" });
});

test("whom the register says to have left is refused, and it is written down", async () => {
  const silenced = vi.spyOn(log, "warn").mockImplementation(() => undefined);
  people.gone = { email: "gone@x.test", name: "Gone", groups: ["auditors"] };
  provider.login("gone");
  const person = { id: "gone@x.test", name: "退職 者", recordedAt: new Date() };
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000);
  await prisma().person.create({ data: { ...person, leftOn: day(-2) } });
  expect((await signIn()).path).toBe("/sign-in?error=left");
  expect(await prisma().appUser.count({ where: { email: person.id } })).toBe(0);
  const where = { action: "sign-in-failed", object: person.id };
  expect(await prisma().auditEntry.count({ where })).toBe(1);

  // Who is to leave is still here, and is named as the register names them.
  await prisma().person.update({ where: { id: person.id }, data: { leftOn: day(3) } });
  expect((await signIn()).path).toBe("/inventory");
  expect(await register(person.id)).toMatchObject({ name: "退職 者", provenance: "file" });
  silenced.mockRestore();
});
