import { expect, test } from "vitest";
import { mustHold } from "./removal-guard";

test.each([
  { missing: 0, stored: 0, held: false },
  { missing: 10, stored: 10, held: false },
  { missing: 11, stored: 11, held: true },
  { missing: 11, stored: 55, held: false },
  { missing: 12, stored: 55, held: true },
  { missing: 5, stored: 500, held: false },
  { missing: 100, stored: 500, held: false },
  { missing: 101, stored: 500, held: true },
])("$missing of $stored removed: held is $held", ({ missing, stored, held }) => {
  expect(mustHold(missing, stored)).toBe(held);
});
