import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAsOf } from "./as-of";
import { addDays, dayOf, endOfDay, startOfDay } from "./calendar";

test.each([
  { zone: "Asia/Tokyo", day: "2026-11-23", start: "2026-11-22T15:00:00.000Z" },
  { zone: "UTC", day: "2026-11-23", start: "2026-11-23T00:00:00.000Z" },
  { zone: "America/New_York", day: "2026-11-01", start: "2026-11-01T04:00:00.000Z" },
  { zone: "America/New_York", day: "2026-11-02", start: "2026-11-02T05:00:00.000Z" },
  { zone: "Australia/Lord_Howe", day: "2026-04-05", start: "2026-04-04T13:00:00.000Z" },
])("$day begins in $zone at $start", ({ zone, day, start }) => {
  expect(startOfDay(day, zone).toISOString()).toBe(start);
});

test("every instant lies in its own day, and days follow without a gap", () => {
  const zones = fc.constantFrom(
    "Asia/Tokyo",
    "America/New_York",
    "Europe/Berlin",
    "Asia/Kathmandu",
  );
  const instants = fc.date({
    min: new Date("2020-01-01"),
    max: new Date("2030-01-01"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(zones, instants, (zone, at) => {
      const day = dayOf(at, zone);
      expect(startOfDay(day, zone) <= at && at < endOfDay(day, zone)).toBe(true);
      expect(endOfDay(day, zone)).toEqual(startOfDay(addDays(day, 1), zone));
    }),
  );
});

describe("asOf", () => {
  const now = new Date("2026-11-23T02:00:00Z");
  const read = (input?: string) => readAsOf(input, "Asia/Tokyo", now);

  test.each([
    { input: undefined, at: "2026-11-23T02:00:00.000Z", past: false },
    { input: "2026-11-23", at: "2026-11-23T02:00:00.000Z", past: false },
    { input: "2026-11-22", at: "2026-11-22T15:00:00.000Z", past: true },
    { input: "2026-11-22T09:00:00+09:00", at: "2026-11-22T00:00:00.000Z", past: true },
  ])("$input", ({ input, at, past }) => {
    const asOf = read(input);
    expect([asOf.at.toISOString(), asOf.past]).toEqual([at, past]);
  });

  test.each([
    "2026-11-24",
    "2026-02-30",
    "yesterday",
    "2026-11-22T09:00",
    "2027-01-01T00:00:00Z",
    "",
  ])("refuses %j", (input) => {
    expect(() => read(input)).toThrow(expect.objectContaining({ code: "invalid-input" }));
  });
});
