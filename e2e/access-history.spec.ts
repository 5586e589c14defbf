import { findings } from "./axe";
import { expect, test } from "./fixtures";

for (const role of ["auditor", "operator"] as const) {
  test(`an ${role} sees rows, opens one by keyboard and finds everything known of it`, async ({
    page,
    signIn,
  }) => {
    await signIn(role);
    await page.goto("/access-history");
    const table = page.getByRole("table", { name: "アクセスの一覧" });
    await table.getByRole("button", { expanded: false }).first().focus();
    await page.keyboard.press("Enter");
    await expect(table.getByRole("button", { expanded: true })).toBeVisible();
    await expect(page.getByText("イベントID", { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/event=/);
    expect(await findings(page)).toEqual([]);
  });
}

test("a filter stands in the URL and shows a colleague the same rows", async ({ page, signIn }) => {
  await signIn("auditor");
  await page.goto("/access-history");
  const answered = page.waitForResponse((response) =>
    /access-events\?.*kind=/.test(response.url()),
  );
  await page.getByRole("checkbox", { name: /^アプリ/ }).check();
  const { total, items } = await (await answered).json();
  await expect(page).toHaveURL(/kind=workload/);
  const rows = page.getByRole("table", { name: "アクセスの一覧" }).getByRole("row");
  await expect(rows).toHaveCount(items.length + 1);
  await page.reload();
  await expect(rows).toHaveCount(items.length + 1);
  const api = await page.request.get(`/api/v1/access-events?${new URL(page.url()).searchParams}`);
  expect(api.ok()).toBe(true);
  expect(total === null || total >= items.length).toBe(true);
});

test("every question is answered, and axe finds nothing", async ({ page, signIn }) => {
  test.slow();
  await signIn("auditor");
  await page.goto("/access-history");
  const links = page.getByRole("navigation", { name: "よくある問い" }).getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  expect(addresses.length).toBeGreaterThan(7);
  for (const address of addresses) {
    await page.goto(address ?? "");
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(page.getByText("読み込めませんでした")).toHaveCount(0);
    expect([address, await findings(page)]).toEqual([address, []]);
  }
});

test("a person is followed for a purpose, and not before", async ({ page, signIn }) => {
  await signIn("auditor");
  const { items } = await (
    await page.request.get("/api/v1/access-events?kind=person&limit=200")
  ).json();
  const person = items.find(
    (event: { principal: { person: string | null } }) => event.principal.person,
  )?.principal.person as string;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`/access-history?${new URLSearchParams({ person })}`);
  await expect(page.getByRole("heading", { name: "この人の記録を見る目的" })).toBeVisible();
  expect(asked.filter((url) => url.includes("/access-events"))).toEqual([]);
  expect(
    (await page.request.get(`/api/v1/access-events?${new URLSearchParams({ person })}`)).status(),
  ).toBe(400);

  await page.getByRole("button", { name: "記録して表示する" }).click();
  await expect(page.getByText("5文字以上で書いてください")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("radio", { name: "監査", exact: true }).check();
  await page.getByRole("textbox", { name: "理由" }).fill("四半期の監査 A-12");
  await page.getByRole("button", { name: "記録して表示する" }).click();
  await expect(page.getByText("監査証跡に記録しました")).toBeVisible();
  await expect(page.getByRole("table", { name: "アクセスの一覧" })).toBeVisible();
  expect(page.url()).not.toContain("purpose");
});

for (const role of ["manager", "qa", "member"] as const) {
  test(`a ${role} gets counts and no row`, async ({ page, signIn }) => {
    await signIn(role);
    await page.goto("/access-history");
    await expect(page.getByText("件数だけを表示しています")).toBeVisible();
    await expect(page.getByRole("table", { name: "アクセスの一覧" })).toHaveCount(0);
    for (const path of ["", "/timeline", "/failures", "/unknown-targets", "/person?person=x"]) {
      expect((await page.request.get(`/api/v1/access-events${path}`)).status()).toBe(403);
    }
    expect((await page.request.get("/api/v1/access-events/summary")).status()).toBe(200);
    expect(await findings(page)).toEqual([]);
  });
}

test("a secret's page names its readers to an auditor, and counts them for a manager", async ({
  page,
  signIn,
}) => {
  await signIn("auditor");
  const { items } = await (
    await page.request.get(
      "/api/v1/access-events?use=value-read&inventory=yes&outcome=success&limit=1",
    )
  ).json();
  await page.goto(`/inventory/${items[0].secretId}`);
  await expect(page.getByRole("table", { name: "読んだ人" }).getByRole("row").nth(1)).toBeVisible();
  await signIn("manager");
  const access = await page.request.get(`/api/v1/secrets/${items[0].secretId}/access`);
  if (access.ok()) expect((await access.json()).list).toBeNull();
  else expect(access.status()).toBe(404);
});

test("at 390 pixels nothing but tables is wider than the screen", async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const role of ["auditor", "manager"] as const) {
    await signIn(role);
    await page.goto("/access-history");
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([role, width]).toEqual([role, 390]);
  }
});
