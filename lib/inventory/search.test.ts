import fc from "fast-check";
import { expect, test } from "vitest";
import { folded, grams, likePattern, terms } from "./search";

test.each([
  { text: "返金バッチ", pieces: ["返金", "金バ", "バッ", "ッチ"] },
  { text: "ﾊﾞｯﾁ", pieces: ["バッ", "ッチ"] },
  { text: "db-main", pieces: [] },
  { text: "決済 DB", pieces: ["決済"] },
  { text: "x決", pieces: ["x決"] },
  { text: "鍵", pieces: [] },
])("pieces of $text", ({ text, pieces }) => {
  expect(grams(text)).toEqual(pieces);
});

test("every piece of a query found in a text is a piece of the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), fc.string(), (word, a, b) => {
      fc.pre(!/\s/.test(word) && folded(a + word + b).includes(folded(word)));
      const all = new Set(grams(a + word + b));
      expect(grams(folded(word)).filter((piece) => !all.has(piece))).toEqual([]);
    }),
  );
});

test("terms are folded and bounded", () => {
  expect(terms(" ＤＢ  Main ")).toEqual(["db", "main"]);
  expect(terms("a ".repeat(50))).toHaveLength(8);
});

test("a pattern is literal", () => {
  expect(likePattern("50%_\\")).toBe("%50\\%\\_\\\\%");
});
