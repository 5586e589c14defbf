import { expect, test } from "./fixtures";

const id = `e2e-${Date.now()}`;

test("a rule is tried, saved, changes the inventory it named, and is in the audit trail", async ({
  page,
  signIn,
  look,
}) => {
  test.slow();
  await signIn("operator");
  await look({ locale: "en", theme: "light" });
  await page.goto("/settings/rules/edit?section=mapping.rules");
  await page.getByLabel("ID", { exact: true }).fill(id);
  await page.getByLabel("Last part of the path").fill("*db*");
  await page.getByLabel("Classification").selectOption("critical");
  const tried = page.waitForResponse(/rules\/try/);
  await page.getByRole("button", { name: "Try" }).click();
  const trial = await (await tried).json();
  expect(trial).toMatchObject({ exact: true });
  expect(trial.items.length).toBe(Math.min(trial.changed, 50));

  await page.getByLabel("Reason").fill("end to end");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/settings\/rules$/);
  await expect(page.getByRole("button", { name: `History of ${id}` })).toBeVisible();
  for (const { id: secret } of trial.items.slice(0, 1))
    await expect
      .poll(
        async () => {
          const answer = await page.request.get(`/api/v1/secrets/${secret}`);
          return (await answer.json()).classification;
        },
        { timeout: 90_000 },
      )
      .toMatchObject({ value: "critical", from: "rule" });

  const trail = await page.request.get("/api/v1/audit-trail?action=declaration-made");
  expect(JSON.stringify(await trail.json())).toContain(id);

  await page.getByRole("button", { name: `Remove ${id}` }).click();
  await page.getByRole("dialog").getByLabel("Reason").fill("end to end");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("button", { name: `History of ${id}` })).toBeHidden();
});

test("a team made on screen is in the register at once; the file's teams are read-only", async ({
  page,
  signIn,
  look,
}) => {
  test.slow();
  await signIn("operator");
  await look({ locale: "ja", theme: "light" });
  await page.goto("/settings/registers?register=teams");
  const teams = page.getByRole("table", { name: "チーム" });
  await expect(teams.getByRole("link", { name: /を変える/ })).toHaveCount(0);

  const team = `${id}-team`;
  await page.goto("/settings/registers/edit?section=teams");
  await page.getByLabel("ID", { exact: true }).fill(team);
  await page.getByLabel("名称", { exact: true }).fill("確認用のチーム");
  await page.getByRole("button", { name: "試す" }).click();
  await expect(page.getByText("変わるシークレットはありません")).toBeVisible();
  await page.getByLabel("理由").fill("端から端まで");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page).toHaveURL(/settings\/registers\?register=teams$/);
  await expect(teams.getByRole("row", { name: new RegExp(team) })).toContainText("確認用のチーム");

  await page.getByRole("button", { name: `${team}を取り消す` }).click();
  await page.getByRole("dialog").getByLabel("理由").fill("端から端まで");
  await page.getByRole("dialog").getByRole("button", { name: "取り消す" }).click();
  await expect(teams.getByRole("row", { name: new RegExp(team) })).toHaveCount(0);
});
