import { expect, test } from "vitest";
import { stepTo } from "./list-keys";

test.each([
  [-1, 1, 5, 0],
  [-1, -1, 5, 4],
  [0, 1, 5, 1],
  [4, 1, 5, 4],
  [0, -1, 5, 0],
] as const)("from %i by %i of %i rows to %i", (at, step, rows, to) => {
  expect(stepTo(at, step, rows)).toBe(to);
});
