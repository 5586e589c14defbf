import { expect, test } from "./fixtures";

const readers = [
  {
    locale: "ja",
    words: {
      path: "パス(任意)",
      reason: "理由",
      ask: "申請する",
      field: "申請できるシークレットがありません",
      whole: "このパスの下に、申請できるシークレットがありません。",
    },
  },
  {
    locale: "en",
    words: {
      path: "Path (optional)",
      reason: "Reason",
      ask: "Send request",
      field: "holds no secret you may ask for",
      whole: "No secret you may ask for lies under this path.",
    },
  },
] as const;

for (const { locale, words } of readers) {
  test(`what the server refuses is said in the reader's language, at its field: ${locale}`, async ({
    page,
    look,
    signIn,
  }) => {
    await signIn("member");
    await look({ locale, theme: "light" });
    await page.goto("/break-glass/new");
    const path = page.getByLabel(words.path);
    await path.fill("nowhere/at/all/*");
    await page.getByLabel(words.reason).fill("x");
    const answered = page.waitForResponse(/\/api\/v1\/break-glass/);
    await page.getByRole("button", { name: words.ask }).click();
    expect((await (await answered).json()).reasons).toContainEqual({
      field: "path",
      code: "holds-none",
      params: {},
    });
    await expect(path).toHaveAccessibleDescription(words.field);
    await expect(page.getByRole("alert").filter({ hasText: words.whole })).toBeVisible();
  });
}
