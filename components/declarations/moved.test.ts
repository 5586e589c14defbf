import { expect, test } from "vitest";
import { moved } from "./moved";

test.each([
  ["b", -1, ["b", "a", "c"]],
  ["b", 1, ["a", "c", "b"]],
  ["a", -1, ["a", "b", "c"]],
  ["c", 1, ["a", "b", "c"]],
  ["x", 1, ["a", "b", "c"]],
] as const)("%s by %i", (key, by, expected) => {
  expect(moved(["a", "b", "c"], key, by)).toEqual(expected);
});
