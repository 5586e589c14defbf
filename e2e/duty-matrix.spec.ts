import { findings } from "./axe";
import { expect, test } from "./fixtures";

test("a gap of the matrix leads to its rows, whose duty is given to somebody, and is gone", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/duties?service=call-log");
  const matrix = page.getByRole("table", { name: "サービスと担当" });
  await expect(matrix.getByText("通話記録", { exact: true })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  const gap = matrix.getByRole("link", { name: /登録簿にない/ });
  await gap.click();
  await expect(page).toHaveURL(/duty=rotates\.unknown/);

  await page.getByRole("table").getByRole("row").nth(1).getByRole("link").first().click();
  await page.getByRole("button", { name: "ローテーションの担当を変える" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("新しい担当").fill("team:cs");
  await dialog.getByLabel("理由").fill("委託先から引き取る");
  await dialog.getByRole("button", { name: "変える", exact: true }).click();
  await expect(page.getByText("ローテーションの担当を変えました")).toBeVisible();
  await expect(page.getByText(/委託先から引き取る/).first()).toBeVisible();
});

test("nobody makes himself the one who approves, and an auditor changes nothing", async ({
  page,
  signIn,
}) => {
  const list = await (async () => {
    await signIn("operator");
    await page.goto("/inventory?service=call-log&environment=prod");
    return page.getByRole("table").getByRole("row").nth(1).getByRole("link").first();
  })();
  const address = (await list.getAttribute("href")) ?? "";
  const { email } = await (await page.request.get("/api/auth/session")).json().then((s) => s.user);
  const refused = await page.request.post("/api/v1/duties", {
    headers: { origin: new URL(page.url()).origin },
    data: { ids: [address.split("/").at(-1)], duty: "approves", holder: email },
  });
  expect(refused.status()).toBe(403);

  await signIn("auditor");
  await page.goto(address);
  await expect(page.getByText("作成の担当を変える")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "責任分界" })).toBeVisible();
});
