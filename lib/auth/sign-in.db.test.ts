import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { localOperator } from "@/lib/access-control/system";
import { closePool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { testDatabase } from "@/lib/db/testing";
import { get } from "@/lib/http/route";
import { tokenHash } from "@/lib/tokens/token-text";
import { hashPassphrase } from "@/lib/users/passphrase";
import { personas } from "./personas";
import { makeToken, makeUser, request, sessionOf, stubWebEnvironment, testOrigin } from "./testing";
import { testBrowser } from "./testing-browser";

const { owner } = testDatabase();
const passphrase = "correct horse battery";
let hash: string;

beforeAll(async () => {
  stubWebEnvironment();
  hash = await hashPassphrase(passphrase);
});
beforeEach(() => prisma().signInFailure.deleteMany());
afterAll(closePool);

const probe = get({
  permission: "secret:read",
  summary: "Who",
  handle: async ({ viewer }) => Response.json({ name: viewer.name }),
});
const statusFor = async (cookie: string) =>
  (await probe(...request("/api/v1/x", { cookie }))).status;

async function invited() {
  const user = await makeUser("manager");
  await prisma().appUser.update({ where: { id: user.id }, data: { passphraseHash: hash } });
  return user;
}
const signIn = (email: string, given = passphrase, from = {}) => {
  const browser = testBrowser(from);
  const fields = { email, passphrase: given, callbackUrl: "/inventory" };
  return browser.post("/api/auth/callback/passphrase", fields).then((url) => ({ browser, url }));
};
const entries = (object: string) =>
  prisma().auditEntry.findMany({ where: { object }, orderBy: { id: "asc" } });

test("an invited person signs in, is who they are, and signs out everywhere", async () => {
  const { email } = await invited();
  const { browser, url } = await signIn(` ${email.toUpperCase()} `);
  expect(url.href).toBe(`${testOrigin}/inventory`);
  expect(await browser.session()).toEqual({ user: { name: email, email, roles: ["manager"] } });
  const cookie = browser.cookie();
  expect(await statusFor(cookie)).toBe(200);

  const other = await signIn(email);
  await browser.post("/api/auth/signout", { callbackUrl: "/sign-in" });
  expect(await browser.session()).toEqual({});
  expect(await statusFor(cookie)).toBe(401);
  expect(await statusFor(other.browser.cookie())).toBe(401);

  const said = (await entries(email)).map(({ action, actor, actorKind }) => [
    action,
    actor,
    actorKind,
  ]);
  const asPerson = (action: string) => [action, email, "person"];
  expect(said).toEqual([asPerson("sign-in"), asPerson("sign-in"), asPerson("sign-out")]);
});

test.each([
  ["a wrong passphrase", (email: string) => signIn(email, "incorrect horse battery")],
  ["nobody's address", () => signIn("nobody@example.test")],
  ["no passphrase", (email: string) => signIn(email, "")],
])("%s gets the same refusal", async (_, attempt) => {
  const { email } = await invited();
  const { browser, url } = await attempt(email);
  expect(url.searchParams.get("error")).toBe("CredentialsSignin");
  expect(await browser.session()).toEqual({});
});

test("whoever has no passphrase, or is disabled, does not get in", async () => {
  const { email: without } = await makeUser("manager");
  const { id, email } = await invited();
  await prisma().appUser.update({ where: { id }, data: { disabledAt: new Date() } });
  for (const address of [without, email]) {
    expect((await signIn(address)).url.searchParams.get("error")).toBe("CredentialsSignin");
  }
});

test("whom the register says to have left gets in no more, and what was open is closed", async () => {
  const { email } = await invited();
  const { browser } = await signIn(email);
  const token = await makeToken("manager");
  await prisma().apiToken.update({
    where: { tokenHash: tokenHash(token) },
    data: { createdBy: email },
  });
  const asToken = async () => (await probe(...request("/api/v1/x", { token }))).status;
  expect([await statusFor(browser.cookie()), await asToken()]).toEqual([200, 200]);

  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000);
  const person = { id: email, name: "X", recordedAt: new Date() };
  await prisma().person.create({ data: { ...person, leftOn: day(2) } });
  expect([await statusFor(browser.cookie()), await asToken()]).toEqual([200, 200]);

  await prisma().person.update({ where: { id: email }, data: { leftOn: day(-2) } });
  expect([await statusFor(browser.cookie()), await asToken()]).toEqual([401, 401]);
  const again = await signIn(email);
  expect(again.url.searchParams.get("error")).toBe("CredentialsSignin");
});

test("five failures, then the right passphrase has to wait; also when they come at once", async () => {
  const { email } = await invited();
  const wrong = Array.from({ length: 8 }, (_, at) => signIn(email, `wrong passphrase ${at}`));
  const codes = (await Promise.all(wrong)).map(({ url }) => url.searchParams.get("error"));
  expect(codes.filter((code) => code === "CredentialsSignin").length).toBeLessThanOrEqual(5);
  expect(codes.filter((code) => code === "too-many-attempts").length).toBeGreaterThanOrEqual(3);
  await prisma().signInFailure.createMany({ data: Array(5).fill({ email, ip: "unknown" }) });
  expect((await signIn(email)).url.searchParams.get("error")).toBe("too-many-attempts");

  const quarterAgo = new Date(Date.now() - 15 * 60_000 - 1000);
  await prisma().signInFailure.updateMany({ data: { at: quarterAgo } });
  expect((await signIn(email)).url.searchParams.get("error")).toBe(null);
});

test("an address that tries many people has to wait", async () => {
  const from = { "x-forwarded-for": "203.0.113.9, 198.51.100.7" };
  const tried = Array.from({ length: 20 }, (_, at) => ({
    email: `${at}@x.test`,
    ip: "198.51.100.7",
  }));
  await prisma().signInFailure.createMany({ data: tried });
  const { email } = await invited();
  expect((await signIn(email, passphrase, from)).url.searchParams.get("error")).toBe(
    "too-many-attempts",
  );
  expect((await signIn(email)).url.searchParams.get("error")).toBe(null);
});

test("twenty failures in a row lock the account, however slowly they came", async () => {
  const { id, email } = await invited();
  await prisma().appUser.update({ where: { id }, data: { failedSignIns: 19 } });
  await signIn(email, "incorrect horse battery");
  expect((await signIn(email)).url.searchParams.get("error")).toBe("too-many-attempts");
  await prisma().appUser.update({ where: { id }, data: { lockedUntil: new Date() } });
  expect((await signIn(email)).url.searchParams.get("error")).toBe(null);
});

test("what somebody types cannot break a line of the audit trail or the log", async () => {
  const email = 'a@x.test\n{"level":"info","msg":"sign-in ok"}\r\n\u2028';
  await signIn(email);
  const [entry] = await entries(email.trim().toLowerCase());
  expect(entry).toMatchObject({ action: "sign-in-failed", actor: "sign-in", actorKind: "system" });
});

test("a real installation has no personas and no route for them", async () => {
  const { id } = await makeUser("auditor");
  const browser = testBrowser();
  const providers = await (await browser.ask("/api/auth/providers")).json();
  expect(Object.keys(providers)).toEqual(["passphrase"]);
  const body = new URLSearchParams({ persona: id, json: "true", ...(await csrf(browser)) });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await browser.ask("/api/auth/callback/persona", { method: "POST", body, headers });
  expect(answer.status).toBe(400);
  expect(await browser.session()).toEqual({});
});

test("in the demo anybody is a persona, and the passphrase is not needed", async () => {
  const { id, email } = await makeUser("auditor");
  const { id: nobody } = await makeUser();
  await owner.query("UPDATE installation SET mode = 'demo'");
  try {
    const browser = testBrowser();
    await browser.post("/api/auth/callback/persona", { persona: id, callbackUrl: "/" });
    expect(await browser.session()).toMatchObject({ user: { email, roles: ["auditor"] } });

    const cookie = browser.cookie();
    await browser.post("/api/auth/signout", { callbackUrl: "/" });
    expect(await browser.session()).toEqual({});
    expect(await statusFor(cookie)).toBe(200);

    for (const persona of [nobody, crypto.randomUUID(), "1"]) {
      const stranger = testBrowser();
      await stranger.post("/api/auth/callback/persona", { persona });
      expect(await stranger.session()).toEqual({});
    }
  } finally {
    await owner.query("UPDATE installation SET mode = 'real'");
  }
});

test("personas stand in the order of roles, those bound to all first, with their teams", async () => {
  await prisma().team.create({ data: { id: "pay", name: "決済", nameEn: "Payments" } });
  await prisma().roleBinding.updateMany({ data: { revokedAt: new Date() } });
  const member = await makeUser("member", [{ team: ["pay"] }]);
  const ofTeams = await makeUser("manager", [{ team: ["pay", "unknown"] }]);
  const ofAll = await makeUser("manager");
  expect(await personas("ja")).toEqual([]);
  await owner.query("UPDATE installation SET mode = 'demo'");
  try {
    const found = await personas("ja");
    expect(found.map(({ id, teams }) => [id, teams])).toEqual([
      [ofAll.id, []],
      [ofTeams.id, ["決済", "unknown"]],
      [member.id, ["決済"]],
    ]);
    expect((await personas("en"))[2]?.teams).toEqual(["Payments"]);
  } finally {
    await owner.query("UPDATE installation SET mode = 'real'");
  }
});

test("signing in without next-auth's own token against forged requests does nothing", async () => {
  const { email } = await invited();
  const browser = testBrowser();
  const body = new URLSearchParams({ email, passphrase, json: "true" });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  await browser.ask("/api/auth/callback/passphrase", { method: "POST", body, headers });
  expect(await browser.session()).toEqual({});
});

test("signing in or out from another site does nothing", async () => {
  const { email } = await invited();
  const { browser } = await signIn(email);
  const body = new URLSearchParams({ json: "true", ...(await csrf(browser)) });
  for (const origin of ["https://evil.example", "null", "http://localhost:3001"]) {
    const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
    const answer = await browser.ask("/api/auth/signout", { method: "POST", body, headers });
    expect(answer.status).toBe(403);
  }
  expect(await browser.session()).toHaveProperty("user");
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example"])(
  "after signing in, %j leads nowhere else",
  async (callbackUrl) => {
    const { email } = await invited();
    const browser = testBrowser();
    const fields = { email, passphrase, callbackUrl };
    const url = await browser.post("/api/auth/callback/passphrase", fields);
    expect(url.href).toBe(`${testOrigin}/`);
  },
);

test.each([
  ["GET", "/api/auth/verify-request", 404],
  ["POST", "/api/auth/_log", 404],
  ["GET", "/api/auth/__proto__", 404],
])("%s %s is not served", async (method, path, status) => {
  expect((await testBrowser().ask(path, { method })).status).toBe(status);
});

test("another Host is refused, and the body is bounded", async () => {
  expect((await testBrowser({ host: "evil.example" }).ask("/api/auth/csrf")).status).toBe(421);
  expect((await testBrowser({ host: "127.0.0.1:3000" }).ask("/api/auth/csrf")).status).toBe(421);
  const body = "x".repeat(17 * 1024);
  const posted = testBrowser().ask("/api/auth/callback/passphrase", { method: "POST", body });
  expect((await posted).status).toBe(413);
});

test("the session cookie is for us alone", async () => {
  const { email } = await invited();
  const browser = testBrowser();
  const response = await browser.ask("/api/auth/callback/passphrase", {
    method: "POST",
    body: new URLSearchParams({ email, passphrase, json: "true", ...(await csrf(browser)) }),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  const cookies = response.headers.getSetCookie();
  const session = cookies.find((line) => line.startsWith("next-auth.session-token="));
  expect(session).toMatch(/HttpOnly/i);
  expect(session).toMatch(/SameSite=Lax/i);
  expect(session).toMatch(/Path=\//i);
});

async function csrf(browser: ReturnType<typeof testBrowser>) {
  const { csrfToken } = await (await browser.ask("/api/auth/csrf")).json();
  return { csrfToken: String(csrfToken) };
}

test("a session that was there before is not taken over: signing in makes its own", async () => {
  const [{ email, id }, other] = [await invited(), await invited()];
  const planted = await sessionOf(other.id);
  const browser = testBrowser();
  const body = { email, passphrase, json: "true", ...(await csrf(browser)) };
  const answer = await browser.ask("/api/auth/callback/passphrase", {
    method: "POST",
    body: new URLSearchParams(body),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: `${browser.cookie()}; ${planted}`,
    },
  });
  const made = answer.headers.getSetCookie().find((line) => line.includes("session-token="));
  expect(made?.split(";")[0]).not.toBe(planted);
  const asked = request("/api/v1/x", { cookie: made?.split(";")[0] ?? "" });
  expect(await (await probe(...asked)).json()).toEqual({ name: email });
  expect(id).not.toBe(other.id);
});

test("the command line's operator is named", () => {
  expect(localOperator()).toMatchObject({ kind: "operator" });
  expect(localOperator().name).not.toBe("");
});
