import type { Page } from "@playwright/test";

/** Pages of one kind differ by an id alone; one of them stands for all. */
export function kindOf(path: string): string {
  return new URL(path, "http://x").pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id");
}

/** Where the page's links lead inside the product; downloads and the API are no pages. */
export async function linksOf(page: Page): Promise<string[]> {
  const links = page.locator('a[href^="/"]:not([download]):not([href^="/api/"])');
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? "/"));
}
