import { expect, test } from "vitest";
import { standingOf } from "./standing";

const now = new Date("2026-11-24T00:00:00Z");

test.each([
  ["2026-12-08T00:00:00.001Z", null, "valid"],
  ["2026-12-08T00:00:00.000Z", null, "ends-soon"],
  ["2026-11-24T00:00:00.001Z", null, "ends-soon"],
  ["2026-11-24T00:00:00.000Z", null, "expired"],
  ["2027-12-08T00:00:00.000Z", "2026-11-20T00:00:00Z", "revoked"],
] as const)("one until %s, revoked at %s, is %s", (expiresAt, revokedAt, standing) => {
  expect(standingOf({ expiresAt, revokedAt }, now)).toBe(standing);
});
