import { expect, test } from "vitest";
import { isCurrent, shortId, usedFor } from "./versions";

const now = Date.parse("2026-11-23T00:00:00Z");
const day = 86_400_000;
const at = (createdAt: string | null) => ({ createdAt });

test.each([
  { version: at("2026-11-13T00:00:00Z"), next: undefined, days: 10 },
  { version: at("2026-11-01T00:00:00Z"), next: at("2026-11-04T00:00:00Z"), days: 3 },
])("a version was used for $days days", ({ version, next, days }) => {
  expect(usedFor(version, next, now)).toBe(days * day);
});

test.each([
  [at(null), undefined],
  [at("2026-11-01T00:00:00Z"), at(null)],
])("how long cannot be told without a date", (version, next) => {
  expect(usedFor(version, next, now)).toBeNull();
});

test.each([
  [["AWSCURRENT"], true],
  [["current"], true],
  [["AWSPREVIOUS"], false],
  [[], false],
])("stages %o are current: %s", (stages, current) => {
  expect(isCurrent({ stages })).toBe(current);
});

test("long ids are shown by their ends", () => {
  expect(shortId("7b021111-2222-3333-4444-55555555d3c8")).toBe("7b02…d3c8");
  expect(shortId("12")).toBe("12");
});
