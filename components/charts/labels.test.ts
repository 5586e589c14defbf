import { expect, test } from "vitest";
import { axisLabel, countTicks, niceTop, spreadLabels, tickDays, widthOf } from "./labels";

test.each([
  { wanted: [10, 100], placed: [10, 100] },
  { wanted: [20, 21, 22], placed: [20, 36, 52] },
  { wanted: [198, 199, 200], placed: [168, 184, 200] },
  { wanted: [100, 10, 12], placed: [100, 10, 26] },
])("labels wanted at $wanted stand at $placed", ({ wanted, placed }) => {
  expect(spreadLabels(wanted, 16, 200)).toEqual(placed);
});

test("ticks keep the first and the last day", () => {
  const days = Array.from({ length: 91 }, (_, at) => `d${at}`);
  expect(tickDays(days, 6)).toEqual(["d0", "d18", "d36", "d54", "d72", "d90"]);
  expect(tickDays(["a", "b"], 6)).toEqual(["a", "b"]);
});

test.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [46, 50],
  [51, 100],
  [2487, 5000],
])("an axis for %d ends at %d", (largest, top) => {
  expect(niceTop(largest)).toBe(top);
});

test("Japanese takes about twice the room of Latin", () => {
  expect(widthOf("")).toBe(10);
  expect(widthOf("接続")).toBe(34);
  expect(widthOf("ab")).toBeCloseTo(23.2);
});

test.each([
  [1, [0, 1]],
  [2, [0, 1, 2]],
  [5, [0, 1, 2, 3, 4, 5]],
  [20, [0, 5, 10, 15, 20]],
  [50, [0, 10, 20, 30, 40, 50]],
  [100, [0, 25, 50, 75, 100]],
])("an axis up to %d is labelled at %o", (top, ticks) => {
  expect(countTicks(top)).toEqual(ticks);
});

test.each([
  [0, true, "0"],
  [0.25, true, "25"],
  [1, true, "100%"],
  [1, false, "1"],
  [5000, false, "5,000"],
])("%d of a rate (%s) is labelled %s", (value, rate, label) => {
  expect(axisLabel(value, rate)).toBe(label);
});
