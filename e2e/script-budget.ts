import type { Page, Response } from "@playwright/test";

/** Kilobytes of compressed JavaScript: before a page answers input, charts apart; and with all that comes after. */
const budget = { before: 200, inAll: 360 };

/**
 * Where the page's scripts are heavier than they may be. What the document itself names is loaded before it answers. A page
 * that led on to another has no weight of its own: the other is weighed when its turn comes.
 */
export async function overBudget(page: Page, document: Response | null): Promise<string[]> {
  if (document === null || pathOf(document) !== pathOf(page)) return [];
  const text = await document.text();
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .map((entry) => ({
        name: new URL(entry.name).pathname,
        bytes: (entry as PerformanceResourceTiming).encodedBodySize,
      })),
  );
  const kilobytes = (some: typeof scripts) =>
    some.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const before = kilobytes(scripts.filter(({ name }) => text.includes(name)));
  const inAll = kilobytes(scripts);
  // No page does without React: fewer would mean that nothing was measured.
  if (before < 50) return [`only ${before} kB were seen`];
  return [
    ...(before > budget.before ? [`${before} kB before it answers`] : []),
    ...(inAll > budget.inAll ? [`${inAll} kB in all`] : []),
  ];
}

const pathOf = (of: Page | Response) => new URL(of.url()).pathname;
