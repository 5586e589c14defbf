import { readdirSync, readFileSync } from "node:fs";
import type { APIRequestContext, Browser } from "@playwright/test";
import { allowed, type Permission, Role } from "../lib/access-control/model";
import { expect, test } from "./fixtures";
import { signInAs } from "./sign-in";

/** Who may read the inventory. */
const readers: readonly Role[] = ["manager", "qa", "auditor", "operator", "member"];

for (const role of Role.options) {
  test(`the session of a ${role} opens what the role allows`, async ({ context, signIn }) => {
    await signIn(role);
    const { user } = await (await context.request.get("/api/auth/session")).json();
    expect(user.roles).toContain(role);
    const { status, total } = await inventory(context);
    expect(status).toBe(readers.includes(role) ? 200 : 403);
    if (status === 200) expect(total).toBeGreaterThan(0);
  });
}

test("signing out ends it", async ({ context, signIn, baseURL }) => {
  await signIn("auditor");
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  await context.request.post("/api/auth/signout", {
    form: { csrfToken, json: "true", callbackUrl: "/" },
    headers: { origin: baseURL ?? "" },
  });
  expect((await inventory(context)).status).toBe(401);
});

test("pages carry a policy whose nonce is another each time", async ({ request }) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await request.get("/sign-in")).headers()["content-security-policy"]),
  );
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
    expect(policy).toContain("frame-ancestors 'none'");
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test("another Host is not answered, but for the API on the loopback address", async ({
  request,
  baseURL,
}) => {
  const { port } = new URL(baseURL ?? "");
  const statusFor = async (host: string, path: string) =>
    (await request.get(path, { headers: { host } })).status();
  expect(await statusFor("evil.example", "/api/v1/health")).toBe(421);
  expect(await statusFor("evil.example", "/sign-in")).toBe(421);
  expect(await statusFor(`127.0.0.1:${port}`, "/sign-in")).toBe(421);
  expect(await statusFor(`127.0.0.1:${port}`, "/api/v1/health")).toBe(200);
});

test("nobody signed in is led to the sign-in page and told where to come back to", async ({
  page,
}) => {
  await page.goto("/inventory?environment=prod");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Finventory%3Fenvironment%3Dprod$/);
});

test("a page that asks for more than the role allows is denied", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/inventory");
  await expect(page.getByText("このページは、あなたの役割では開けません")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
});

async function inventory({ request }: { request: import("@playwright/test").APIRequestContext }) {
  const answer = await request.get("/api/v1/secrets?limit=1");
  return { status: answer.status(), total: (await answer.json()).total ?? null };
}

const pages = readdirSync("app/(dashboard)", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx") && !file.includes("["))
  .flatMap((file) => {
    const permission = /await pageViewer\("([a-z:]+)"\)/.exec(
      readFileSync(`app/(dashboard)/${file}`, "utf8"),
    )?.[1] as Permission | undefined;
    return permission ? [{ path: `/${file.replace(/\/?page\.tsx$/, "")}`, permission }] : [];
  });

for (const role of Role.options) {
  test(`every page opens to a ${role} as its permission says, and holds nothing outside his rows`, async ({
    context,
    signIn,
    browser,
    baseURL,
  }) => {
    test.slow();
    await signIn(role);
    const own = await idsOf(context.request);
    const all = await everyId(browser, baseURL ?? "");
    for (const { path, permission } of pages) {
      const answer = await context.request.get(path);
      const text = await answer.text();
      const open = allowed[role].includes(permission);
      // A page whose loading.tsx has been sent is 200 by then: what is shown counts. An administrator's home is elsewhere.
      const denied = text.includes("NEXT_HTTP_ERROR_FALLBACK;403");
      const ledAway =
        path === "/" && (new URL(answer.url()).pathname !== "/" || text.includes("NEXT_REDIRECT;"));
      expect([path, denied || (ledAway && !open)]).toEqual([path, !open]);
      const told = new Set(text.match(uuid) ?? []);
      expect([path, [...all].filter((id) => told.has(id) && !own.has(id))]).toEqual([path, []]);
    }
  });
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids of the secrets this session's API lists. */
async function idsOf(request: APIRequestContext): Promise<Set<string>> {
  const found = new Set<string>();
  let cursor = "";
  do {
    const answer = await request.get(`/api/v1/secrets?limit=200${cursor && `&cursor=${cursor}`}`);
    if (!answer.ok()) return found;
    const page = await answer.json();
    for (const { id } of page.items) found.add(id);
    cursor = encodeURIComponent(page.nextCursor ?? "");
  } while (cursor !== "");
  return found;
}

/** All there are, as an auditor of everything lists them. */
async function everyId(browser: Browser, baseURL: string): Promise<Set<string>> {
  const context = await browser.newContext({ baseURL });
  try {
    await signInAs(context, baseURL, "auditor");
    return await idsOf(context.request);
  } finally {
    await context.close();
  }
}
