import { expect, test } from "vitest";
import { durationMs, spanOf, wholeSpanOf } from "./elapsed";

test.each([
  { seconds: -5, unit: "seconds", count: 0, rest: 0 },
  { seconds: 18, unit: "seconds", count: 18, rest: 0 },
  { seconds: 59.9, unit: "seconds", count: 59, rest: 0 },
  { seconds: 240, unit: "minutes", count: 4, rest: 0 },
  { seconds: 3600, unit: "hours", count: 1, rest: 0 },
  { seconds: 11_520, unit: "hoursMinutes", count: 3, rest: 12 },
  { seconds: 25_300, unit: "hours", count: 7, rest: 0 },
  { seconds: 172_799, unit: "hours", count: 47, rest: 0 },
  { seconds: 11_318_400, unit: "days", count: 131, rest: 0 },
])("$seconds s is $count $unit and $rest", ({ seconds, ...span }) => {
  expect(spanOf(seconds * 1000)).toEqual(span);
});

test.each([
  ["P90D", 90 * 86_400_000],
  ["PT2M", 120_000],
  ["P1DT12H", 129_600_000],
  ["P2W", 1_209_600_000],
  ["P1Y", 365 * 86_400_000],
  ["", null],
  ["P", null],
  ["PT", null],
  ["90 days", null],
])("%s lasts %s ms", (duration, milliseconds) => {
  expect(durationMs(duration)).toBe(milliseconds);
});

test.each([
  { minutes: 30, unit: "minutes", count: 30, rest: 0 },
  { minutes: 60, unit: "hours", count: 1, rest: 0 },
  { minutes: 240, unit: "hours", count: 4, rest: 0 },
  { minutes: 450, unit: "hoursMinutes", count: 7, rest: 30 },
  { minutes: 1440, unit: "hours", count: 24, rest: 0 },
  { minutes: 4320, unit: "days", count: 3, rest: 0 },
  { minutes: 4380, unit: "hours", count: 73, rest: 0 },
])("an objective of $minutes minutes is $count $unit and $rest", ({ minutes, ...span }) => {
  expect(wholeSpanOf(minutes)).toEqual(span);
});
