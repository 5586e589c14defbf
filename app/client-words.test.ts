import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { frameWords, type Namespace, pageWords } from "@/lib/i18n/client-words";
import ja from "@/messages/ja.json";
import { inBrowser, pagesOf, partsOf } from "./browser-testing/modules";

const names = Object.keys(ja) as Namespace[];
const pages = pagesOf();
const inFrame = (name: Namespace) => frameWords.some((one) => one === name);
const declared: Readonly<Record<string, readonly Namespace[]>> = pageWords;

/** `useTranslations("x")`, `t("x.y")` and keys in tables; what has no dot is a word by itself. */
function asks(text: string, name: Namespace): boolean {
  if (typeof ja[name] === "string") return new RegExp(`\\("${name}"\\)`).test(text);
  return new RegExp(`["'\`]${name}\\.|useTranslations\\("${name}"`).test(text);
}

const asked = (from: readonly string[]) => {
  const modules = inBrowser(from, { later: true });
  return names.filter((name) => modules.some(({ text }) => asks(text, name)));
};

const nameOf = (page: string) => page.replace(/^app\/|\/?page\.tsx$/g, "");

test("the frame of every page brings the words its components ask for in the browser", () => {
  const frame = [...new Set(pages.flatMap((page) => asked(partsOf(page).slice(1))))];
  expect(frame.length).toBeGreaterThan(5);
  expect(frame.filter((name) => !inFrame(name))).toEqual([]);
});

test("every page brings the words its components ask for in the browser, and no others", () => {
  const needed = pages.map((page) => [
    nameOf(page),
    asked([page]).filter((name) => !inFrame(name)),
  ]);
  expect(Object.fromEntries(needed.filter(([, words]) => words?.length))).toEqual(declared);
});

test("a page that has words of its own wraps them around its components", () => {
  const without = pages.filter((page) => {
    const name = nameOf(page);
    return name in declared !== readFileSync(page, "utf8").includes(`<Words of="${name}"`);
  });
  expect(without).toEqual([]);
});
