import { expect, test } from "vitest";
import { fromWallTime, wallTime } from "./wall-time";

test.each([
  ["2026-11-23T11:30", "Asia/Tokyo", "2026-11-23T02:30:00.000Z"],
  ["2026-07-01T00:00", "Europe/Berlin", "2026-06-30T22:00:00.000Z"],
  ["2026-12-31T23:59", "America/New_York", "2027-01-01T04:59:00.000Z"],
])("%s in %s is %s", (text, timeZone, instant) => {
  expect(fromWallTime(text, timeZone)?.toISOString()).toBe(instant);
  expect(wallTime(new Date(instant), timeZone)).toBe(text);
});

test.each(["", "2026-11-23", "2026-13-45T00:00"])("%s is no time", (text) => {
  expect(fromWallTime(text, "Asia/Tokyo")).toBeNull();
});
