import { expect, test } from "./fixtures";

test("an owner confirms what is his, one by one; an auditor reads of it and confirms nothing", async ({
  page,
  signIn,
}) => {
  await signIn("member");
  await page.goto("/attestation?view=mine&standing=never&standing=ended&standing=lapsed");
  const list = page.getByRole("table", { name: "確認するシークレット" });
  const row = list.getByRole("row").filter({ has: page.getByRole("button", { name: "確認する" }) });
  const path = await row.first().getByRole("link").first().innerText();
  const address = await row.first().getByRole("link").first().getAttribute("href");
  await row.first().getByRole("button", { name: "確認する" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "1件を確認する" }).click();
  await expect(page.getByText("1件を確認しました")).toBeVisible();
  await expect(list.getByRole("link", { name: path, exact: true })).toHaveCount(0);

  await signIn("auditor");
  await page.goto(address ?? "");
  await expect(page.getByText(/\((所有者|責任者|代理)\)が確認/)).toBeVisible();
  await expect(page.getByRole("button", { name: "確認する" })).toHaveCount(0);
});

test("an exemption is asked for by one and decided by another", async ({ page, signIn }) => {
  const reason = `切り替えを待つ ${Date.now()}`;
  const lastDay = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);

  await signIn("member");
  await page.goto("/inventory?rotation=overdue");
  await page.getByRole("table").getByRole("row").last().getByRole("link").first().click();
  await page.getByRole("button", { name: "適用除外を申請" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("理由").fill(reason);
  await dialog.getByLabel("最終日").fill(lastDay);
  await dialog.getByRole("button", { name: "申請する" }).click();
  await expect(page.getByText(/EX-\d+を申請しました/)).toBeVisible();
  await page.goto("/exemptions?state=requested");
  const item = page.getByRole("listitem").filter({ hasText: reason });
  await expect(item.getByRole("button", { name: "承認" })).toHaveCount(0);

  await signIn("operator");
  await page.goto("/exemptions?state=requested");
  await item.getByRole("button", { name: "承認" }).click();
  await dialog.getByLabel("理由").fill("期限を確認した");
  await dialog.getByRole("button", { name: "承認" }).click();
  await expect(page.getByText(/EX-\d+を承認しました/)).toBeVisible();
  await page.goto("/exemptions?state=in-force");
  await expect(item.getByText("適用中")).toBeVisible();
});

test("a pasted token is told with its place and never with its text", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/findings");
  await expect(page.getByText("GitHubトークン").first()).toBeVisible();
  await expect(page.getByText(/untag-resource|-remove-custom-metadata/).first()).toBeVisible();
  expect(await page.content()).not.toMatch(/ghp_|AKIA[A-Z2-7]{16}/);
});
