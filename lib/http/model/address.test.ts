import { expect, test } from "vitest";
import { firstPage, firstRow, nextPage, withValues } from "./address";

const url = (text: string) => new URLSearchParams(text);

test("a changed key leads back to the first page, and keeps the rest", () => {
  expect(`${withValues(url("team=a&team=b&q=db&cursor=x&page=3"), "team", ["c", "d"])}`).toBe(
    "q=db&team=c&team=d",
  );
  expect(`${withValues(url("team=a&q=db"), "team", [])}`).toBe("q=db");
  expect(`${firstPage(url("q=db&cursor=x&page=3"))}`).toBe("q=db");
});

test("pages are counted on the way", () => {
  const second = nextPage(url("q=db"), "x");
  expect(`${second}`).toBe("q=db&cursor=x&page=2");
  expect(`${nextPage(second, "y")}`).toBe("q=db&cursor=y&page=3");
});

test.each([
  ["", 1],
  ["page=4", 1],
  ["cursor=x&page=2", 51],
  ["cursor=x&page=3", 101],
  ["cursor=x", null],
  ["cursor=x&page=many", null],
])("'%s' begins with row %s", (address, row) => {
  expect(firstRow(url(address), 50)).toBe(row);
});

test("after a page whose number is not known comes one whose number is not known", () => {
  expect(`${nextPage(url("cursor=x"), "y")}`).toBe("cursor=y");
});
