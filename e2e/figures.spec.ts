import { expect, test } from "./fixtures";

test("a card, its rows and the API say the same number", async ({ page, signIn }) => {
  await signIn("auditor");
  const { items } = await (await page.request.get("/api/v1/kpis")).json();
  for (const { id, denominator, value } of items) {
    if (!["break-glass", "retrieval-failures", "unused-secrets", "log-continuity"].includes(id))
      continue;
    const rows = await (await page.request.get(`/api/v1/kpis/${id}/rows?limit=1`)).json();
    if (value !== null) expect([id, rows.total]).toEqual([id, denominator]);
  }
});

test("a figure's page says what it asks, what it is made of, and leads to rows of one part", async ({
  page,
  signIn,
}) => {
  await signIn("manager");
  const { items } = await (await page.request.get("/api/v1/kpis")).json();
  const of = (id: string) => items.find((item: { id: string }) => item.id === id);
  const { numerator, denominator, parts } = of("rotation-compliance");
  const overdue = parts.find(({ id }: { id: string }) => id === "overdue").value;
  await page.goto("/");
  await page.getByRole("link", { name: "この指標のページ" }).click();
  await expect(page.getByText("値は決められた期間内に更新されていますか。")).toBeVisible();
  const grouped = (count: number) => count.toLocaleString("ja-JP");
  await expect(
    page.getByText(`${grouped(numerator)} / ${grouped(denominator)}`).first(),
  ).toBeVisible();
  await page
    .locator("#rows")
    .getByRole("link", { name: new RegExp(`期限超過\\s*${grouped(overdue)}`) })
    .click();
  await expect(page).toHaveURL(/part=overdue/);
  await expect(page.locator("#rows")).toContainText(`${grouped(overdue)}件中`);
});

test("an operator tries a rule before saving it; trying changes nothing", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  const rules = async () =>
    (await (await page.request.get("/api/v1/principal-rules")).json()).items.length;
  const before = await rules();
  await page.goto("/access-history/principals?kind=all");
  await page.getByLabel("規則のID").fill("e2e-nobody");
  await page.getByLabel("パターン").fill("no-role-is-called-so-*");
  await page.getByRole("button", { name: "試す" }).click();
  await expect(page.getByText("0件に当てはまり、0件の主体が変わります")).toBeVisible();
  await expect(page.getByRole("button", { name: "この規則を保存する" })).toBeVisible();
  expect(await rules()).toBe(before);
});

test("an auditor looks at the rules and changes none; others are kept out", async ({
  page,
  signIn,
}) => {
  await signIn("auditor");
  await page.goto("/access-history/principals");
  await expect(page.getByRole("heading", { name: "規則", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "試す" })).toHaveCount(0);
  const refused = await page.request.post("/api/v1/principal-rules/try", {
    data: { id: "x", match: { role: "x" }, kind: "workload" },
  });
  expect(refused.status()).toBe(403);

  await signIn("manager");
  expect((await page.request.get("/api/v1/principals")).status()).toBe(403);
  await signIn("member");
  expect((await page.request.get("/api/v1/access-sources")).status()).toBe(403);
  expect((await page.request.get("/api/v1/kpis/log-continuity")).status()).toBe(404);
});
