import { expect, test } from "vitest";
import { type Asked, type BreakGlassRules, termsOf } from "./terms";

const HOUR = 3600;
const rules: BreakGlassRules = {
  environments: ["prod"],
  reads: ["value-read"],
  longestWindow: 8 * HOUR,
  longestEmergency: 2 * HOUR,
  approveWithin: 24 * HOUR,
  reviewWithin: 72 * HOUR,
  runbook: null,
};
const now = new Date("2026-11-23T01:00:00Z");
const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const asked = (from: string | null, to: string, emergency = false): Asked => ({
  emergency,
  from: from === null ? null : at(from),
  to: at(to),
});

test("a window ahead is to be decided before it begins", () => {
  expect(termsOf(asked("23T03:00", "23T05:00"), rules, now)).toEqual({
    windowFrom: at("23T03:00"),
    windowTo: at("23T05:00"),
    approveBy: at("23T03:00"),
    reviewBy: at("26T05:00"),
  });
});

test("one that begins at once leaves half an hour to decide, or until it ends", () => {
  expect(termsOf(asked(null, "23T03:00"), rules, now)).toMatchObject({ approveBy: at("23T01:30") });
  expect(termsOf(asked("23T00:58", "23T01:10"), rules, now)).toMatchObject({
    windowFrom: now,
    approveBy: at("23T01:10"),
  });
});

test("an emergency begins now and is approved afterwards", () => {
  expect(termsOf(asked(null, "23T02:00", true), rules, now)).toMatchObject({
    windowFrom: now,
    approveBy: at("24T01:00"),
  });
});

test.each<[string, Asked, string]>([
  ["in the past", asked("23T00:00", "23T02:00"), "from"],
  ["backwards", asked("23T03:00", "23T03:00"), "to"],
  ["over already", asked(null, "23T01:00"), "to"],
  ["too long", asked("23T03:00", "23T11:01"), "to"],
  ["too long an emergency", asked(null, "23T03:01", true), "to"],
  ["an emergency to come", asked("23T03:00", "23T04:00", true), "from"],
  [
    "too far ahead",
    {
      emergency: false,
      from: new Date("2026-12-24T00:00:00Z"),
      to: new Date("2026-12-24T01:00:00Z"),
    },
    "from",
  ],
])("%s is refused", (_, one, field) => {
  expect(termsOf(one, rules, now)).toEqual({ refused: { [field]: expect.any(String) } });
});
