import { expect, test } from "vitest";
import { isCurrent, shortId, usedFor } from "./versions";

const now = Date.parse("2026-11-23T00:00:00Z");
const day = 86_400_000;
const version = (id: string, createdAt: string | null, ...stages: string[]) => ({
  id,
  createdAt,
  stages,
  by: null,
});

const daysUsed = (...versions: ReturnType<typeof version>[]) =>
  Object.fromEntries(
    [...usedFor(versions, now)].map(([id, used]) => [id, used === null ? null : used / day]),
  );

test("a version was in use until the next one was made", () => {
  expect(
    daysUsed(
      version("old", "2026-11-01T00:00:00Z", "AWSPREVIOUS"),
      version("now", "2026-11-13T00:00:00Z", "AWSCURRENT"),
    ),
  ).toEqual({ old: 12, now: 10 });
});

test("one that waits for promotion was never in use, and ends no other's use", () => {
  expect(
    daysUsed(
      version("pending", "2026-11-20T00:00:00Z", "AWSPENDING"),
      version("now", "2026-11-13T00:00:00Z", "AWSCURRENT"),
    ),
  ).toEqual({ pending: null, now: 10 });
});

test("how long cannot be told without a date", () => {
  expect(daysUsed(version("now", null, "current"), version("old", "2026-11-01T00:00:00Z"))).toEqual(
    { now: null, old: 22 },
  );
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
