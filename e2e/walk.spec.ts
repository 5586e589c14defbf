import type { ConsoleMessage, Page } from "@playwright/test";
import type { Role } from "../lib/access-control/model";
import { findings } from "./axe";
import { expect, test } from "./fixtures";
import { kindOf, linksOf } from "./links";
import { overBudget } from "./script-budget";

const walks: readonly { role: Role; locale: "ja" | "en"; theme: "light" | "dark" }[] = [
  { role: "manager", locale: "ja", theme: "light" },
  { role: "manager", locale: "en", theme: "dark" },
  { role: "auditor", locale: "ja", theme: "dark" },
  { role: "auditor", locale: "en", theme: "light" },
  { role: "operator", locale: "ja", theme: "light" },
  { role: "operator", locale: "en", theme: "dark" },
  { role: "qa", locale: "ja", theme: "light" },
  { role: "member", locale: "ja", theme: "dark" },
  { role: "admin", locale: "en", theme: "light" },
];

for (const { role, locale, theme } of walks) {
  test(`every page a ${role} can click to, ${locale} and ${theme}: it answers, no word is missing, its scripts are small, axe finds nothing, and it fits 390 pixels`, async ({
    page,
    look,
    signIn,
  }) => {
    test.setTimeout(300_000);
    await signIn(role);
    await look({ locale, theme });
    const seen = new Set<string>();
    const waiting = ["/"];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (seen.has(kindOf(path))) continue;
      seen.add(kindOf(path));
      expect(await visit(page, path)).toEqual({
        path,
        status: 200,
        missing: [],
        heavy: [],
        axe: [],
        width: 390,
      });
      waiting.push(...(await linksOf(page)));
    }
    // The rail alone leads to this many: a walk that ends early would prove nothing.
    expect(seen.size).toBeGreaterThan(role === "admin" ? 1 : 4);
  });
}

async function visit(page: Page, path: string) {
  await page.setViewportSize({ width: 1440, height: 1000 });
  // A page that leads on to another does so from the browser, once its loading state has been sent.
  const missing: string[] = [];
  const note = (message: ConsoleMessage) => {
    if (message.text().includes("MISSING_MESSAGE")) missing.push(message.text());
  };
  page.on("console", note);
  const answer = await page.goto(path, { waitUntil: "networkidle" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  page.off("console", note);
  const heavy = await overBudget(page, answer);
  const axe = await findings(page);
  await page.setViewportSize({ width: 390, height: 800 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return { path, status: answer?.status(), missing, heavy, axe, width };
}
