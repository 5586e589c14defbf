import { expect, test } from "vitest";
import { statusOf } from "./evaluate";

const up = { direction: "up", near: 0.05 } as const;
const down = { direction: "down", near: 10 } as const;

test.each([
  { kpi: up, judged: 0.95, target: 0.95, atLeast: false, status: "ok" },
  { kpi: up, judged: 0.95, target: 0.95, atLeast: true, status: "no-data" },
  { kpi: up, judged: 0.85, target: 0.9, atLeast: false, status: "near" },
  { kpi: up, judged: 0.85, target: 0.9, atLeast: true, status: "near" },
  { kpi: up, judged: 0.8499, target: 0.9, atLeast: true, status: "breach" },
  { kpi: up, judged: null, target: 0.9, atLeast: false, status: "no-data" },
  { kpi: up, judged: 0.5, target: null, atLeast: false, status: "no-target" },
  { kpi: down, judged: 0, target: 0, atLeast: false, status: "ok" },
  { kpi: down, judged: 0, target: 0, atLeast: true, status: "no-data" },
  { kpi: down, judged: 10, target: 0, atLeast: false, status: "near" },
  { kpi: down, judged: 11, target: 0, atLeast: false, status: "breach" },
])(
  "$judged against $target, at least: $atLeast, is $status",
  ({ kpi, judged, target, atLeast, status }) => {
    expect(statusOf(kpi, judged, target, atLeast)).toBe(status);
  },
);
