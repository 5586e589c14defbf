import { expect, test } from "vitest";
import type { Hour } from "@/lib/continuity/model";
import { byDay } from "./by-day";

const hour = (at: string, state: Hour["state"] = "covered"): Hour => ({
  hour: at,
  state,
  made: 6,
  arrived: 6,
  proved: false,
  records: 1,
});

test("hours stand under the day and clock hour of the zone, newest day first", () => {
  const days = byDay(
    [
      hour("2026-11-22T14:00:00Z"),
      hour("2026-11-22T15:00:00Z", "gap"),
      hour("2026-11-22T16:00:00Z"),
    ],
    "Asia/Tokyo",
  );
  expect(days.map(({ day, counts }) => [day, counts.covered, counts.gap])).toEqual([
    ["2026-11-23", 1, 1],
    ["2026-11-22", 1, 0],
  ]);
  expect(days[0]?.hours.slice(0, 3).map((one) => one?.state ?? null)).toEqual([
    "gap",
    "covered",
    null,
  ]);
  expect(days[1]?.hours[23]?.state).toBe("covered");
});

test("where the clock is set back, the worse of the two hours stands", () => {
  const [day] = byDay(
    [hour("2026-11-01T05:00:00Z", "gap"), hour("2026-11-01T06:00:00Z")],
    "America/New_York",
  );
  expect(day?.hours[1]?.state).toBe("gap");
});
