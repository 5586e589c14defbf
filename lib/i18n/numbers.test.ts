import { expect, test } from "vitest";
import { delta, percent } from "./numbers";

test.each([
  { ratio: 0.844599, target: 0.9, text: "84.5" },
  { ratio: 0.9, target: 0.9, text: "90.0" },
  { ratio: 0.89996, target: 0.9, text: "89.9" },
  { ratio: 0.99999, target: null, text: "99.9" },
  { ratio: 1, target: 0.95, text: "100" },
  { ratio: 0, target: 0.95, text: "0" },
  { ratio: 0.0006, target: null, text: "0.1" },
])("$ratio prints as $text beside the target $target", ({ ratio, target, text }) => {
  expect(percent(ratio, target)).toBe(text);
});

test.each([
  {
    now: 0.845,
    before: 0.863,
    better: "up",
    unit: "ratio",
    arrow: "down",
    tone: "bad",
    amount: "−1.8",
  },
  {
    now: 0.916,
    before: 0.894,
    better: "up",
    unit: "ratio",
    arrow: "up",
    tone: "good",
    amount: "+2.2",
  },
  {
    now: 23,
    before: 27,
    better: "down",
    unit: "number",
    arrow: "down",
    tone: "good",
    amount: "−4",
  },
  {
    now: 1500,
    before: 200,
    better: "down",
    unit: "number",
    arrow: "up",
    tone: "bad",
    amount: "+1,300",
  },
  {
    now: 0.90001,
    before: 0.9,
    better: "up",
    unit: "ratio",
    arrow: "none",
    tone: "none",
    amount: "±0",
  },
] as const)("$before to $now reads $amount", ({ now, before, better, unit, ...wanted }) => {
  expect(delta(now, before, better, unit)).toEqual(wanted);
});

test.each([
  [null, 1],
  [1, null],
])("no change can be told between %s and %s", (now, before) => {
  expect(delta(now, before, "up", "number")).toBeNull();
});
