import { expect, test } from "vitest";
import { addDays, clockTime, daysBetween, isoDay, isoMinute, isoSecond } from "./dates";

const lateEvening = new Date("2026-11-22T15:20:05Z");

test.each([
  { zone: "Asia/Tokyo", day: "2026-11-23", minute: "2026-11-23 00:20" },
  { zone: "UTC", day: "2026-11-22", minute: "2026-11-22 15:20" },
  { zone: "America/New_York", day: "2026-11-22", minute: "2026-11-22 10:20" },
])("one instant is $minute in $zone", ({ zone, day, minute }) => {
  expect(isoDay(lateEvening, zone)).toBe(day);
  expect(isoMinute(lateEvening, zone)).toBe(minute);
  expect(isoSecond(lateEvening, zone)).toBe(`${minute}:05`);
  expect(clockTime(lateEvening, zone)).toBe(minute.slice(11));
});

test.each([
  { from: "2026-02-27", days: 2, to: "2026-03-01" },
  { from: "2026-12-31", days: 1, to: "2027-01-01" },
  { from: "2026-11-23", days: -23, to: "2026-10-31" },
])("$from and $days days is $to", ({ from, days, to }) => {
  expect(addDays(from, days)).toBe(to);
  expect(daysBetween(from, to)).toBe(days);
});
