import { findings } from "./axe";
import { expect, test } from "./fixtures";

test("rows chosen by keys are named before they are changed, and each tells who changed it", async ({
  page,
  signIn,
}) => {
  const note = `一括で記入 ${Date.now()}`;
  await signIn("operator");
  await page.goto("/inventory?sort=name&order=asc");
  await expect(page.getByText("行を選ぶと、まとめて変えられます")).toBeVisible();
  // Before the page answers to keys, nobody hears them.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.locator("[data-row]:focus")).toBeVisible({ timeout: 500 });
  }).toPass();
  for (const key of ["Space", "j", "j", "Shift+Space"]) await page.keyboard.press(key);
  await expect(page.getByText("3件を選択中")).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const paths = await page.locator("tr[aria-selected=true] [data-row]").allInnerTexts();

  await page.getByRole("button", { name: "ほかの属性を変える" }).click();
  const dialog = page.getByRole("dialog", { name: /3件の.*を変えますか/ });
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await dialog.getByLabel("属性").selectOption("notes");
  await dialog.getByLabel("メモ").fill(note);
  await dialog.getByLabel("理由").fill("確認のため");
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "3件を変える" }).click();
  await expect(page.getByText(/メモ: 3件を変えました/)).toBeVisible();
  await expect(page.getByText("行を選ぶと、まとめて変えられます")).toBeVisible();

  await page.getByRole("link", { name: paths[0] ?? "", exact: true }).click();
  await expect(page.getByText(note)).toBeVisible();
  await expect(page.getByText("理由: 確認のため").first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "メモを変える" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "人の設定を取り消す" }).click();
  await expect(page.getByText(note)).toHaveCount(0);
});

test("a member changes what is his team's, an auditor nothing", async ({ page, signIn }) => {
  await signIn("auditor");
  await page.goto("/inventory");
  // Rows are chosen to be taken away as a file; nothing else can be done with them.
  await page.getByRole("table").getByRole("checkbox").nth(1).check();
  await expect(page.getByRole("button", { name: "選んだ行をCSVで書き出す" })).toBeVisible();
  await expect(page.getByRole("button", { name: "所有者を変える" })).toHaveCount(0);
  const { items } = await (await page.request.get("/api/v1/secrets?team=unassigned")).json();
  const change = { data: { attribute: "notes", value: "x" } };
  const asAuditor = await page.request.patch(`/api/v1/secrets/${items[0].id}/attributes`, change);
  expect(asAuditor.status()).toBe(403);
});

test("what the list shows is kept under a name, opened again, and deleted", async ({
  page,
  signIn,
}) => {
  const name = `表示 ${Date.now()}`;
  await signIn("manager");
  await page.goto("/inventory?rotation=overdue&sort=due&columns=name,due,owner");
  await page.getByRole("button", { name: "保存した表示" }).click();
  await page.getByRole("button", { name: "この表示を保存" }).click();
  await page.getByRole("dialog").getByLabel("名前").fill(name);
  expect(await findings(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
  const tab = page.getByRole("navigation", { name: "よく使う表示" }).getByRole("link", { name });
  await expect(tab).toHaveAttribute("aria-current", "page");
  await page.goto("/inventory");
  await page.getByRole("button", { name: "保存した表示" }).click();
  await page.getByRole("dialog").getByRole("link", { name }).click();
  await expect(page).toHaveURL(/rotation=overdue/);
  await expect(page.getByRole("columnheader", { name: "次の期限" })).toBeVisible();
  await page.getByRole("button", { name: "保存した表示" }).click();
  await page.getByRole("button", { name: `「${name}」を削除` }).click();
  await expect(page.getByText("表示を削除しました")).toBeVisible();
  await expect(tab).toHaveCount(0);
});

test("the file holds exactly the rows of the list", async ({ page, signIn }) => {
  await signIn("manager");
  const filter = "rotation=overdue&environment=prod";
  const { total } = await (await page.request.get(`/api/v1/secrets?${filter}`)).json();
  await page.goto(`/inventory?${filter}`);
  const link = page.getByRole("link", { name: /書き出す/ });
  const file = await page.request.get((await link.getAttribute("href")) ?? "");
  const lines = (await file.text()).trimEnd().split("\r\n");
  expect(lines[0]).toContain("パス");
  expect(lines.length).toBe(total + 1);
});

test("the palette goes to a secret by keys alone, and remembers it", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "検索と移動" });
  await field.fill("db-main");
  await expect(page.getByRole("group", { name: "シークレット" }).first()).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await field.press("Enter");
  await expect(page).toHaveURL(/inventory\/[0-9a-f-]{36}/);
  await page.keyboard.press("Control+k");
  await expect(
    page.getByRole("group", { name: "最近開いたもの" }).getByRole("option").first(),
  ).toContainText("db-main");
});
