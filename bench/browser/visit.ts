import type { Browser, BrowserContext } from "@playwright/test";
import { linksOf } from "../../e2e/links";
import type { Noted } from "./noted";
import { followScripts, type Script } from "./scripts";
import { workPage } from "./work-page";

/** A cold visit of one page: nothing cached, a CPU four times as slow, the network as it is. */
export interface Visit extends Noted {
  /** Kilobytes of scripts, compressed: before the page answers (charts apart), of charts, and in all. */
  before: number;
  charts: number;
  all: number;
}

const slowdown = 4;

/** Opens the page, lets it come to rest, uses it, and tells what it noted and where its links lead. */
export async function visit(
  context: BrowserContext,
  path: string,
): Promise<{ visit: Visit; links: string[] }> {
  const page = await context.newPage();
  try {
    const cdp = await context.newCDPSession(page);
    const scripts = await followScripts(cdp);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.goto(path, { waitUntil: "networkidle" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForFunction(
      () => window.noted.answersAt > 0 && !document.querySelector("[aria-busy=true]"),
    );
    const links = await linksOf(page);
    const loaded = await scripts();
    const { answersAt } = await page.evaluate(() => window.noted);
    await workPage(page);
    const noted = await page.evaluate(() => window.noted);
    return { visit: { ...noted, answersAt, ...weigh(loaded, answersAt) }, links };
  } finally {
    await page.close();
  }
}

function weigh(scripts: readonly Script[], answersAt: number) {
  const kilobytes = (chosen: (script: Script) => boolean) =>
    scripts.filter(chosen).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  return {
    before: kilobytes(({ at, charts }) => at <= answersAt && !charts),
    charts: kilobytes(({ charts }) => charts),
    all: kilobytes(() => true),
  };
}

/** A browser of the size the screens are drawn for. */
export function laptop(browser: Browser, baseURL: string): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    viewport: { width: 1440, height: 900 },
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
  });
}
