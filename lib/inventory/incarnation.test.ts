import { describe, expect, test } from "vitest";
import { isNewIncarnation } from "./incarnation";

describe("incarnation", () => {
  test.each([
    [
      "the suffix of an ARN changed",
      { incarnation: "aaaaaa", version: null },
      { incarnation: "bbbbbb", version: null },
      true,
    ],
    [
      "the same suffix",
      { incarnation: "aaaaaa", version: null },
      { incarnation: "aaaaaa", version: null },
      false,
    ],
    [
      "Parameter Store's Version fell",
      { incarnation: null, version: 7 },
      { incarnation: null, version: 1 },
      true,
    ],
    [
      "Parameter Store's Version rose",
      { incarnation: null, version: 7 },
      { incarnation: null, version: 8 },
      false,
    ],
    [
      "KV v2 made anew",
      { incarnation: "2025-01-01T00:00:00Z", version: 1 },
      { incarnation: "2026-01-01T00:00:00Z", version: 1 },
      true,
    ],
    [
      "KV v2 whose current version fell",
      { incarnation: "2025-01-01T00:00:00Z", version: 5 },
      { incarnation: "2025-01-01T00:00:00Z", version: 4 },
      false,
    ],
    [
      "nothing to tell by",
      { incarnation: null, version: null },
      { incarnation: null, version: null },
      false,
    ],
  ])("%s", (_, previous, entry, renewed) => {
    expect(isNewIncarnation(previous, entry)).toBe(renewed);
  });
});
