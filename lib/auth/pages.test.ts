import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = "app/(dashboard)";
const pages = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
      /(^|\/)page\.tsx$/.test(path),
    )
  : [];

/** The layout is no guard: Next does not render it again when a page changes. */
test("every page of the dashboard asks for a permission itself", () => {
  const without = pages.filter(
    (page) => !/await pageViewer\("[a-z:]+"\)/.test(readFileSync(`${folder}/${page}`, "utf8")),
  );
  expect(without).toEqual([]);
});
