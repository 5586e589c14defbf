import { expect, test } from "vitest";
import { everyDay, gapsOf, isolatedDays, runsOf } from "./series";

const points = [
  { day: "2026-11-01", value: 1 },
  { day: "2026-11-02", value: 2 },
  { day: "2026-11-04", value: 4 },
  { day: "2026-11-05", value: null },
  { day: "2026-11-06", value: 6 },
];

test("a missing or unknown day ends a line", () => {
  expect(runsOf(points).map((run) => run.map(({ value }) => value))).toEqual([[1, 2], [4], [6]]);
});

test("gaps are told with both ends, before the first record too", () => {
  expect(gapsOf(points, "2026-10-30", "2026-11-07")).toEqual([
    { from: "2026-10-30", to: "2026-10-31" },
    { from: "2026-11-03", to: "2026-11-03" },
    { from: "2026-11-05", to: "2026-11-05" },
    { from: "2026-11-07", to: "2026-11-07" },
  ]);
});

test("no gap where every day is known", () => {
  expect(gapsOf(points, "2026-11-01", "2026-11-02")).toEqual([]);
});

test("a chart gets every day, unknown ones as null and never as zero", () => {
  expect(everyDay(points, "2026-11-02", "2026-11-04")).toEqual([
    { day: "2026-11-02", value: 2 },
    { day: "2026-11-03", value: null },
    { day: "2026-11-04", value: 4 },
  ]);
});

test("a day between unknown ones stands alone", () => {
  expect([...isolatedDays(points)]).toEqual(["2026-11-04", "2026-11-06"]);
});
