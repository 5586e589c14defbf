import { expect, test } from "vitest";
import { daysBefore, periodDays, periodUntil } from "./period";

const calendar = { timeZone: "Asia/Tokyo", fiscalYearStart: 4 };

test.each([
  { name: "month", at: "2026-11-23T02:00:00Z", from: "2026-11-01", to: "2026-11-23" },
  { name: "month", at: "2026-10-31T15:00:00Z", from: "2026-10-01", to: "2026-10-31" },
  { name: "month", at: "2026-10-31T15:00:00.001Z", from: "2026-11-01", to: "2026-11-01" },
  { name: "30d", at: "2026-11-23T02:00:00Z", from: "2026-10-25", to: "2026-11-23" },
  { name: "90d", at: "2026-11-23T02:00:00Z", from: "2026-08-26", to: "2026-11-23" },
  { name: "fiscal-quarter", at: "2026-11-23T02:00:00Z", from: "2026-10-01", to: "2026-11-23" },
  { name: "fiscal-quarter", at: "2027-03-31T15:00:00Z", from: "2027-01-01", to: "2027-03-31" },
] as const)("$name up to $at is $from to $to", ({ name, at, from, to }) => {
  expect(periodDays(name, new Date(at), calendar)).toEqual({ from, to });
});

test("a fiscal quarter may begin in the year before", () => {
  const days = periodDays("fiscal-quarter", new Date("2027-01-15T00:00:00Z"), {
    timeZone: "UTC",
    fiscalYearStart: 3,
  });
  expect(days).toEqual({ from: "2026-12-01", to: "2027-01-14" });
});

test("a period begins with its first day in the organisation's zone", () => {
  expect(periodUntil("month", new Date("2026-11-23T02:00:00Z"), calendar).from.toISOString()).toBe(
    "2026-10-31T15:00:00.000Z",
  );
});

test("what it is compared with are as many days before", () => {
  expect(daysBefore({ from: "2026-11-01", to: "2026-11-23" })).toEqual({
    from: "2026-10-09",
    to: "2026-10-31",
  });
});
