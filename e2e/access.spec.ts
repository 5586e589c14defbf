import { Role } from "../lib/access-control/model";
import { expect, test } from "./fixtures";

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
