import { expect, test } from "vitest";
import { difference } from "./difference";

const none = { added: [], removed: [], changed: [] };

test.each([
  ["nothing", { a: { b: 1 } }, { a: { b: 1 } }, none],
  ["a value", { a: { b: 1 } }, { a: { b: 2 } }, { ...none, changed: ["a.b"] }],
  ["a key", { a: 1 }, { b: 1 }, { ...none, added: ["b"], removed: ["a"] }],
  [
    "an item",
    { s: [{ id: "x", v: 1 }] },
    { s: [{ id: "x", v: 2 }, { id: "y" }] },
    { ...none, added: ["s.y"], changed: ["s.x.v"] },
  ],
  ["an item removed", { s: [{ id: "x" }] }, { s: [] }, { ...none, removed: ["s.x"] }],
  ["a list without ids", { s: ["a"] }, { s: ["a", "b"] }, { ...none, changed: ["s"] }],
])("%s", (_, before, after, expected) => {
  expect(difference(before, after)).toEqual(expected);
});
