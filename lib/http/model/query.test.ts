import { expect, test } from "vitest";
import { z } from "zod";
import { cursorOf, toCursor } from "../cursor";
import { searchOf } from "../fetch-json";
import { parseInput } from "../input";
import { many, one, pageSize, queryRecord } from "./query";

const Query = z.strictObject({
  q: one(z.string().optional()),
  team: many(z.string()),
  limit: pageSize(),
  cursor: one(cursorOf(z.tuple([z.string(), z.uuid()])).optional()),
});
const read = (text: string) => parseInput(Query, queryRecord(new URLSearchParams(text)));
const id = "00000000-0000-4000-8000-000000000000";

test.each([
  ["", { team: [], limit: 50 }],
  ["q=決済&team=a&team=b", { q: "決済", team: ["a", "b"], limit: 50 }],
  ["limit=200", { team: [], limit: 200 }],
  [`cursor=${toCursor(["a", id])}`, { team: [], limit: 50, cursor: ["a", id] }],
])("%s", (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  "limit=0",
  "limit=201",
  "limit=ten",
  "q=a&q=b",
  "unknown=1",
  "__proto__=1",
  "cursor=%%%",
  "cursor=bm8",
  `cursor=${toCursor(["a", "1 OR TRUE"])}`,
  `cursor=${toCursor({ 0: "a", 1: id })}`,
])("%s is refused", (text) => {
  expect(() => read(text)).toThrow("Not understood");
});

test("search parameters of a page, which come as text or list, read the same", () => {
  expect(parseInput(Query, { team: "a", q: "x" })).toEqual({ team: ["a"], q: "x", limit: 50 });
});

test("what the browser sends", () => {
  const query = { q: "a&b", team: ["x", "y"], limit: 5, cursor: null, none: undefined, empty: "" };
  expect(searchOf(query)).toBe("q=a%26b&team=x&team=y&limit=5");
});
