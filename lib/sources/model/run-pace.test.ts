import { expect, test } from "vitest";
import { runPace } from "./run-pace";

const startedAt = "2026-06-01T00:00:00Z";
const after = (seconds: number) => new Date(Date.parse(startedAt) + seconds * 1000);

test.each([
  { found: 1000, expected: 3000, seconds: 10, perSecond: 100, secondsLeft: 20 },
  { found: 0, expected: 3000, seconds: 10, perSecond: 0, secondsLeft: null },
  { found: 1000, expected: null, seconds: 10, perSecond: 100, secondsLeft: null },
  { found: 4000, expected: 3000, seconds: 10, perSecond: 400, secondsLeft: null },
  { found: 0, expected: 10, seconds: 0, perSecond: 0, secondsLeft: null },
])("$found of $expected after $seconds s", ({ found, expected, seconds, ...pace }) => {
  expect(runPace({ startedAt, found, expected }, after(seconds))).toEqual(pace);
});
