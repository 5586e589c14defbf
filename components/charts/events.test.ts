import { expect, test } from "vitest";
import { placeEvents } from "./events";

const days = Array.from({ length: 11 }, (_, at) => `2026-11-${String(at + 1).padStart(2, "0")}`);
const on = (day: number, label: string) => ({ day: days[day] ?? "", label });
const sides = (events: ReturnType<typeof placeEvents>) =>
  Object.fromEntries(events.map(({ label, side }) => [label, side]));

test("a name stands right of its line, or left where the chart ends", () => {
  expect(sides(placeEvents([on(1, "a"), on(10, "b")], days, () => 0.2))).toEqual({
    a: "right",
    b: "left",
  });
});

test("names never cover each other: the newest is served first", () => {
  const events = [on(5, "a"), on(6, "b"), on(6, "c")];
  expect(sides(placeEvents(events, days, () => 0.3))).toEqual({ b: "right", c: "left", a: null });
});

test("what lies outside the chart is not drawn", () => {
  expect(placeEvents([{ day: "2025-01-01", label: "a" }], days, () => 0.1)).toEqual([]);
});
