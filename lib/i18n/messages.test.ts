import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Messages = { [key: string]: string | Messages };

const read = (locale: string): Messages =>
  JSON.parse(readFileSync(new URL(`../../messages/${locale}.json`, import.meta.url), "utf8"));

const leaves = (messages: Messages, path = ""): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );

/** Names of the arguments and tags a message expects, so that a translation cannot drop one. */
const expected = (message: string): string[] =>
  [
    ...message
      .replace(/\{(\w+), (?:select|plural),(?:[^{}]|\{[^{}]*\})*\}/g, "{$1}")
      .matchAll(/\{(\w+)[,}]|<(\w+)>/g),
  ]
    .map((found) => found[1] ?? found[2] ?? "")
    .sort();

const ja = new Map(leaves(read("ja")));
const en = new Map(leaves(read("en")));

test("both languages have the same keys", () => {
  expect([...en.keys()].sort()).toEqual([...ja.keys()].sort());
});

test("both languages use the same arguments", () => {
  const different = [...ja].filter(
    ([key, message]) =>
      [...new Set(expected(message))].join() !== [...new Set(expected(en.get(key) ?? ""))].join(),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

/** The browser spaces Japanese and Latin itself (text-autospace), and figures are half-width. */
test("Japanese has no typed space beside Latin and no full-width figure", () => {
  const wrong = [...ja].filter(([, message]) =>
    /[ぁ-んァ-ヶ一-龠] [A-Za-z0-9]|[A-Za-z0-9] [ぁ-んァ-ヶ一-龠]|[０-９（）]/u.test(message),
  );
  expect(wrong).toEqual([]);
});
