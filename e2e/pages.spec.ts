import { findings } from "./axe";
import { expect, test } from "./fixtures";

const looks = [
  { locale: "ja", theme: "light" },
  { locale: "en", theme: "dark" },
] as const;

for (const { locale, theme } of looks) {
  test(`signing in, ${locale} and ${theme}: axe finds nothing`, async ({ page, look }) => {
    await look({ locale, theme });
    await page.goto("/sign-in");
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    expect(await findings(page)).toEqual([]);
  });
}

test("an open item of the overview leads to just its rows, and one of them to its page", async ({
  page,
  signIn,
}) => {
  await signIn("manager");
  await page.goto("/");
  const first = page.locator('#todo a[href*="/inventory?"]', { hasText: /^\d[\d,]*件$/ }).first();
  const count = Number((await first.innerText()).replace(/\D/g, ""));
  await first.click();
  await expect(page).toHaveURL(/inventory/);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(Math.min(count, 50) + 1);
  await rows.nth(1).getByRole("link").first().click();
  await expect(page).toHaveURL(/inventory\/[0-9a-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test("a two-character Japanese word finds secrets, and the URL keeps the search", async ({
  page,
  signIn,
}) => {
  await signIn("auditor");
  await page.goto("/inventory");
  const answered = page.waitForResponse((response) => /\/secrets\?.*q=/.test(response.url()));
  await page.getByRole("searchbox").fill("返金");
  const { items } = await (await answered).json();
  expect(items.length).toBeGreaterThan(1);
  await expect(page).toHaveURL(/q=/);
  const rows = page.getByRole("table").getByRole("row");
  const found = items.length + 1;
  await expect(rows).toHaveCount(found);
  await page.reload();
  await expect(rows).toHaveCount(found);
});

test("QA sees no production, whatever the URL asks for", async ({ request, page, signIn }) => {
  await signIn("qa");
  await page.goto("/inventory?environment=prod");
  const answer = await page.request.get("/api/v1/secrets?environment=prod&environment=unassigned");
  expect(await answer.json()).toMatchObject({ items: [], total: 0 });
  expect((await request.get("/api/v1/secrets")).status()).toBe(401);
});

test("the page is reached by keyboard alone: past the frame, into the search", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "本文へ移動" })).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});
