import { expect, test } from "vitest";
import { besideOf } from "./place-beside";

const viewport = { width: 1000, height: 800 };
const box = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 32 });

test.each([
  { where: "under its button", anchor: box(200, 20), align: "start", left: 200, top: 58 },
  { where: "flush with its end", anchor: box(200, 20), align: "end", left: 60, top: 58 },
  { where: "inside at the right", anchor: box(950, 20), align: "start", left: 744, top: 58 },
  { where: "inside at the left", anchor: box(0, 20), align: "end", left: 16, top: 58 },
  { where: "above at the bottom", anchor: box(200, 700), align: "start", left: 200, top: 394 },
] as const)("stands $where", ({ anchor, align, left, top }) => {
  expect(besideOf(anchor, { width: 240, height: 300 }, viewport, align)).toEqual({ left, top });
});

test("stays under its button where there is room on neither side", () => {
  const tall = { width: 240, height: 760 };
  expect(besideOf(box(200, 100), tall, viewport, "start").top).toBe(138);
});
