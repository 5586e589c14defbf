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
