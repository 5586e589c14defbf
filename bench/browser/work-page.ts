import type { Locator, Page } from "@playwright/test";

/** What people do on a page, in this order; what a page has not is left out. */
const acts: readonly ((page: Page) => Promise<void>)[] = [
  (page) => ifThere(page.getByRole("searchbox"), (field) => field.pressSequentially("batch")),
  (page) => ifThere(page.locator("main aside input[type=checkbox]"), (box) => box.click()),
  (page) => ifThere(page.locator("main th button"), (head) => head.click()),
  (page) => ifThere(page.getByRole("tab", { selected: false }), (tab) => tab.click()),
  async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").pressSequentially("ab");
    await page.keyboard.press("Escape");
  },
  openAndClose("header [aria-haspopup]"),
  openAndClose("main [aria-haspopup]"),
];

/** Does them all; the page notes how long each took to answer. */
export async function workPage(page: Page): Promise<void> {
  for (const act of acts) {
    await act(page);
    await page.waitForLoadState("networkidle");
    await painted(page);
  }
}

/** Once what was just done is on screen and told to the observers. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done()))),
      ),
  );
}

async function ifThere(found: Locator, act: (one: Locator) => Promise<void>): Promise<void> {
  const usable = found.and(found.page().locator(":enabled")).filter({ visible: true }).first();
  if ((await usable.count()) > 0) await act(usable);
}

function openAndClose(selector: string): (page: Page) => Promise<void> {
  return (page) =>
    ifThere(page.locator(selector), async (button) => {
      await button.click();
      await page.keyboard.press("Escape");
    });
}
