import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RotationFacts, rotationDates, rotationState } from "./model";

const HOUR = 3_600_000;
const instant = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2028-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

const facts: fc.Arbitrary<RotationFacts> = fc.record({
  valueChangedAt: fc.option(instant),
  rotation: fc.record({
    enabled: fc.constantFrom(true, false, null),
    pendingSince: fc.option(instant),
    lastAttemptFailed: fc.boolean(),
  }),
  nextRotationAt: fc.option(instant),
});
const maxAge = fc.option(
  fc.record({
    policyId: fc.constantFrom("all", "tag", "owner"),
    seconds: fc.option(fc.integer({ min: 60, max: 400 * 86_400 })),
  }),
);

const secretOf = (given: RotationFacts, allowed: Parameters<typeof rotationDates>[1]) => ({
  ...rotationDates(given, allowed),
  valueChangedAt: given.valueChangedAt,
});

describe("over time", () => {
  test("the state changes at the stored instants and at no other", () => {
    fc.assert(
      fc.property(facts, maxAge, instant, instant, (given, allowed, a, b) => {
        const secret = secretOf(given, allowed);
        const [from, to] = [a, b].sort();
        const before = rotationState(secret, new Date(from ?? a));
        const after = rotationState(secret, new Date(to ?? b));
        const between = [secret.rotationDueAt, secret.dueSoonAt, secret.rotationFailedFrom].some(
          (at) => at !== null && at > String(from) && at <= String(to),
        );
        if (before !== after) expect(between).toBe(true);
      }),
    );
  });

  test("it never gets better by itself", () => {
    const worse = ["compliant", "due-soon", "overdue", "failed"];
    fc.assert(
      fc.property(facts, maxAge, instant, fc.nat(1000), (given, allowed, at, hours) => {
        const secret = secretOf(given, allowed);
        const before = worse.indexOf(rotationState(secret, new Date(at)));
        const later = new Date(Date.parse(at) + hours * HOUR);
        const after = worse.indexOf(rotationState(secret, later));
        fc.pre(before >= 0 && after >= 0);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test("unknown is never good", () => {
    fc.assert(
      fc.property(facts, maxAge, instant, (given, allowed, at) => {
        const state = rotationState(secretOf(given, allowed), new Date(at));
        const known = given.valueChangedAt !== null && allowed?.seconds != null;
        if (!known) expect(["no-policy", "failed", "unknown"]).toContain(state);
      }),
    );
  });
});

test.each([
  [
    "P90D",
    90 * 86_400,
    "2026-01-01T00:00:00Z",
    "2026-03-18T00:00:00.000Z",
    "2026-04-01T00:00:00.000Z",
  ],
  [
    "P10D: a fifth of it",
    10 * 86_400,
    "2026-01-01T00:00:00Z",
    "2026-01-09T00:00:00.000Z",
    "2026-01-11T00:00:00.000Z",
  ],
  [
    "PT2M: 24 seconds",
    120,
    "2026-01-01T00:00:00Z",
    "2026-01-01T00:01:36.000Z",
    "2026-01-01T00:02:00.000Z",
  ],
])("due and due soon under %s", (_, seconds, valueChangedAt, dueSoonAt, rotationDueAt) => {
  const rotation = { enabled: null, pendingSince: null, lastAttemptFailed: false };
  const dates = rotationDates(
    { valueChangedAt, rotation, nextRotationAt: null },
    { policyId: "p", seconds },
  );
  expect(dates).toMatchObject({ dueSoonAt, rotationDueAt });
});

test("overdue begins at the very instant, compliant ends before due soon", () => {
  const secret = secretOf(
    {
      valueChangedAt: "2026-01-01T00:00:00Z",
      rotation: { enabled: null, pendingSince: null, lastAttemptFailed: false },
      nextRotationAt: null,
    },
    { policyId: "p", seconds: 10 * 86_400 },
  );
  const at = (instant: string) => rotationState(secret, new Date(instant));
  expect(at("2026-01-08T23:59:59.999Z")).toBe("compliant");
  expect(at("2026-01-09T00:00:00.000Z")).toBe("due-soon");
  expect(at("2026-01-10T23:59:59.999Z")).toBe("due-soon");
  expect(at("2026-01-11T00:00:00.000Z")).toBe("overdue");
});

test("of several failures the earliest counts", () => {
  const dates = rotationDates(
    {
      valueChangedAt: "2026-01-01T00:00:00Z",
      rotation: { enabled: true, pendingSince: "2026-03-01T00:00:00Z", lastAttemptFailed: false },
      nextRotationAt: "2026-02-01T00:00:00Z",
    },
    null,
  );
  expect(dates).toMatchObject({
    rotationFailure: "missed",
    rotationFailedFrom: "2026-02-02T00:00:00.000Z",
  });
});
