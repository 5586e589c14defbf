import { expect, test } from "vitest";
import { rangeOf } from "./range";
import { slicesOf } from "./slices";

test.each([
  [null, "all"],
  ["bytes=0-", [0, 99]],
  ["bytes=10-19", [10, 19]],
  ["bytes=90-500", [90, 99]],
  ["bytes=-10", [90, 99]],
  ["bytes=-500", [0, 99]],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=20-10", "all"],
  ["bytes=0-1,5-6", "all"],
  ["rows=0-1", "all"],
])("%s of 100 bytes is %j", (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range);
});

const at = (text: string) => new Date(`2026-11-${text}Z`);

test("slices cover the span without gap, as many as its rows need", () => {
  const span = { from: at("21T18:00:00"), to: at("23T06:00:00") };
  expect(slicesOf(span, 10)).toEqual([span]);
  expect(slicesOf(span, 600_000)).toEqual([
    { from: at("21T18:00:00"), to: at("22T06:00:00") },
    { from: at("22T06:00:00"), to: at("22T18:00:00") },
    { from: at("22T18:00:00"), to: at("23T06:00:00") },
  ]);
  expect(slicesOf({ from: at("21T00:00:00"), to: at("21T00:00:00") }, 10)).toEqual([]);
});
