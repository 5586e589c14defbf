import { findings } from "./axe";
import { expect, test } from "./fixtures";

/** As Excel writes it in Japan, in CP932: メールアドレス,氏名,部署,退職日, a contractor who has left, and two bad rows. */
const list = Buffer.from(
  [
    "8381815b838b83418368838c83582c8e8196bc2c95948f902c91de904593fa0d0a6d6f726940",
    "686f6b757368696e2e6578616d706c652c90582091e5926e2c8fa495698c9f8df52c32303236",
    "2f30312f33300d0a2c96bc96b382b52c2c0d0a6e657740686f6b757368696e2e6578616d706c",
    "652c9056906c2c82c882a295948f902c0d0a",
  ].join(""),
  "hex",
);
const leaver = "mori@hokushin.example";

test("a Shift_JIS list is looked at and applied; the leaver's secrets have no owner, and come back", async ({
  page,
  signIn,
  look,
}) => {
  test.slow();
  await signIn("operator");
  await look({ locale: "ja", theme: "light" });
  const orphaned = async () => {
    const asked = `owner=${leaver}&kpi=orphaned-owners&part=owner-left&limit=1`;
    const answer = await page.request.get(`/api/v1/secrets?${asked}`);
    return (await answer.json()).total;
  };
  expect(await orphaned()).toBe(0);

  await page.goto("/settings/registers/import?register=people");
  const file = { name: "業務委託.csv", mimeType: "text/csv", buffer: list };
  await page.getByLabel("CSVファイル").setInputFiles(file);
  await page.getByRole("button", { name: "何が変わるかを見る" }).click();
  await expect(page.getByText("Shift_JIS")).toBeVisible();
  await expect(page.getByText("取り込めない行が2件あります")).toBeVisible();
  await expect(
    page.getByText(/退職などで、[\d,]+件のシークレットが所有者不在になります/),
  ).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "取り込めない 2" }).click();
  await expect(page.getByRole("cell", { name: "「メールアドレス」が空です" })).toBeVisible();
  const downloaded = page.waitForEvent("download");
  await page.getByRole("link", { name: "この行をCSVで受け取る" }).click();
  expect((await downloaded).suggestedFilename()).toMatch(/\.csv$/);

  await page.getByLabel("理由").fill("業務委託の終了");
  await page.getByRole("button", { name: "1件を適用する" }).click();
  await expect(page).toHaveURL(/settings\/registers\?register=people$/);
  await page.getByLabel("氏名・メールアドレス").fill("mori@");
  await page.getByLabel("氏名・メールアドレス").press("Enter");
  const row = page.getByRole("row", { name: /森 大地/ });
  await expect(row).toContainText("2026-01-31から在籍していません");
  await expect.poll(orphaned).toBeGreaterThan(0);

  await row.getByRole("button", { name: `${leaver}を取り消す` }).click();
  await page.getByRole("dialog").getByLabel("理由").fill("端から端まで");
  await page.getByRole("dialog").getByRole("button", { name: "取り消す" }).click();
  await expect(page.getByText("条件に合う行はありません")).toBeVisible();
  await expect.poll(orphaned).toBe(0);
});

test("what cannot be read is refused, with its line; who may not import has no way in", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/settings/registers/import?register=teams");
  const broken = { name: "t.csv", mimeType: "text/csv", buffer: Buffer.from('id,name\na,"b\n') };
  await page.getByLabel("CSVファイル").setInputFiles(broken);
  await page.getByRole("button", { name: "何が変わるかを見る" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "2" })).toBeVisible();
  await signIn("auditor");
  await page.goto("/settings/registers");
  await expect(page.getByRole("link", { name: "CSVで書き出す" })).toBeVisible();
  await expect(page.getByRole("link", { name: "CSVを取り込む" })).toHaveCount(0);
  await page.goto("/settings/registers/import");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByLabel("CSVファイル")).toHaveCount(0);
});
