import { expect, test } from "vitest";
import { instant, seconds } from "@/lib/backends/vault/instant";

test.each([
  [
    "2026-11-23T09:00:00.123456789+09:00",
    "2026-11-23T00:00:00.123Z",
    "2026-11-23T00:00:00.123456789Z",
  ],
  ["2026-11-23T00:00:00Z", "2026-11-23T00:00:00.000Z", "2026-11-23T00:00:00Z"],
  // The same instant, written with and without its zeros.
  ["2026-11-23T00:00:00.500000Z", "2026-11-23T00:00:00.500Z", "2026-11-23T00:00:00.5Z"],
  ["2026-11-22T19:00:00.05-05:00", "2026-11-23T00:00:00.050Z", "2026-11-23T00:00:00.05Z"],
])("%s", (text, iso, exact) => {
  expect(instant(text)).toEqual({ iso, exact });
});

test.each(["", null, undefined, "0001-01-01T00:00:00Z", "yesterday", "2026-11-23"])(
  "%s is no time",
  (text) => {
    expect(instant(text)).toBeNull();
  },
);

test.each([
  [3600, 3600],
  ["3600", 3600],
  ["1h", 3600],
  ["3h25m19s", 12319],
  ["0s", 0],
  ["1.5s", 1.5],
  ["250ms", 0.25],
  ["soon", null],
  [null, null],
])("%s are %s seconds", (told, found) => {
  expect(seconds(told)).toBe(found);
});
