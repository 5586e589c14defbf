import { expect, test } from "./fixtures";

test("asked for, approved by somebody else, ended and reviewed", async ({ page, signIn }) => {
  const reason = `決済の調査 ${Date.now()}`;

  await signIn("member");
  await page.goto("/break-glass/new");
  await expect(page.getByText("Kagimoriは行いません")).toBeVisible();
  await page.getByLabel("シークレット", { exact: true }).fill("payment-token");
  await page
    .getByRole("button", { name: /payment-token/ })
    .first()
    .click();
  await page.getByLabel("理由").fill(reason);
  await page.getByRole("button", { name: "申請する" }).click();
  await expect(page).toHaveURL(/\/break-glass\/[0-9a-f-]{36}$/);
  await expect(page.getByText("申請中")).toBeVisible();
  // Nobody approves his own.
  await expect(page.getByRole("button", { name: "承認する" })).toHaveCount(0);
  const address = page.url();

  await signIn("manager");
  await page.goto("/break-glass");
  const item = page.getByRole("listitem").filter({ hasText: reason });
  await item.getByRole("button", { name: "承認する" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("権限は付与されません")).toBeVisible();
  await dialog.getByLabel("理由").fill("障害の担当と確認した");
  await dialog.getByRole("button", { name: "承認する" }).click();
  await expect(page.getByText(/BG-\d+を承認しました/)).toBeVisible();

  await signIn("member");
  await page.goto(address);
  await page.getByRole("button", { name: "時間帯を終える" }).click();
  await dialog.getByLabel("理由").fill("調査が終わった");
  await dialog.getByRole("button", { name: "時間帯を終える" }).click();
  await expect(page.getByText("終了・レビュー待ち")).toBeVisible();
  await expect(page.getByRole("button", { name: "レビューする" })).toHaveCount(0);

  await signIn("manager");
  await page.goto(address);
  await page.getByRole("button", { name: "レビューする" }).click();
  await dialog.getByLabel("権限の無効化").selectOption({ label: "権限は付与されなかった" });
  await dialog.getByLabel("理由").fill("保管先では何も付与していない");
  await dialog.getByRole("button", { name: "レビューする" }).click();
  await expect(page.getByText("レビュー済み")).toBeVisible();
  await expect(page.getByText("権限は付与されなかった")).toBeVisible();
});

test("windows are held against the reads of the logs", async ({ page, signIn }) => {
  await signIn("auditor");
  await page.goto("/break-glass?period=30d");
  const uses = page.getByRole("table", { name: "読み取りの照合" });
  for (const kind of ["事前承認", "範囲超過", "期限後", "申請なし"]) {
    await expect(uses.getByText(kind).first()).toBeVisible();
  }
  await page
    .getByRole("link", { name: /範囲超過/ })
    .first()
    .click();
  await expect(page).toHaveURL(/kind=wider/);
  await expect(uses.getByRole("row").filter({ hasText: "db-replica" })).toBeVisible();
  await expect(uses.getByText("期限後")).toHaveCount(0);
});

test("QA sees none of it", async ({ page, signIn }) => {
  await signIn("qa");
  expect((await page.request.get("/api/v1/break-glass")).status()).toBe(403);
  expect((await page.request.get("/api/v1/break-glass/uses")).status()).toBe(403);
});
