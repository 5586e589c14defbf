import { expect, test } from "vitest";
import { instantOf } from "./instant";

const now = Date.parse("2026-11-24T00:00:00Z");

test.each([
  ["2026-11-01T10:20:30Z", "2026-11-01T10:20:30.000Z"],
  ["2026-11-01T10:20:30.5Z", "2026-11-01T10:20:30.500Z"],
  ["2026-11-01T10:20:30.123999999Z", "2026-11-01T10:20:30.123Z"],
  ["2026-11-01T10:20:30.123+09:00", "2026-11-01T01:20:30.123Z"],
  // What the server would refuse is written as the calendar counts it.
  ["2026-02-30T00:00:00Z", "2026-03-02T00:00:00.000Z"],
  ["2026-04-31T00:00:00.123456Z", "2026-05-01T00:00:00.123Z"],
  ["2026-01-01T24:00:00Z", "2026-01-02T00:00:00.000Z"],
  ["2026-01-32T00:00:00Z", null],
  ["2026-01-01T23:60:00Z", null],
  ["2005-12-31T23:59:59Z", null],
  ["2026-11-26T00:00:00Z", null],
  ["yesterday", null],
])("%s is %s", (text, instant) => {
  expect(instantOf(text, now)).toBe(instant);
});
