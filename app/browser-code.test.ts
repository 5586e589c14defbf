import { expect, test } from "vitest";
import { inBrowser, pagesOf, partsOf } from "./browser-testing/modules";

const pages = pagesOf();

/** What was seeded by the server needs no parsing: schemas and charts come with the first answer, when they are needed. */
test.each(["zod", "recharts"])("no page waits for %s before it answers", (heavy) => {
  expect(pages.length).toBeGreaterThan(25);
  const loading = pages.flatMap((page) =>
    inBrowser(partsOf(page), { later: false })
      .filter(({ imports }) => imports.includes(heavy))
      .map(({ path }) => `${page} loads ${path}`),
  );
  expect(loading).toEqual([]);
});

test("the overview draws its chart all the same: it is loaded later", () => {
  const all = inBrowser(partsOf("app/(dashboard)/page.tsx"), { later: true });
  expect(all.some(({ imports }) => imports.includes("recharts"))).toBe(true);
  expect(all.some(({ path }) => path === "components/app-shell/palette.tsx")).toBe(true);
});
