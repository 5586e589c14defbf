import { expect, test } from "vitest";
import type { Source } from "@/lib/sources/model";
import { rightsTone } from "./tones";

const rights = (
  values: NonNullable<Source["rights"]>["values"],
  tested: number,
): Source["rights"] => ({
  values,
  tested,
  method: "",
  examples: [],
  testedAt: "2026-11-23T00:00:00Z",
  reason: null,
});

test.each([
  [null, "unknown"],
  [rights("none-found", 812), "ok"],
  [rights("none-found", 0), "near"],
  [rights("can-read", 812), "breach"],
  [rights("not-determined", 0), "near"],
] as const)("case %#: the mark is %s", (given, tone) => {
  expect(rightsTone(given)).toBe(tone);
});
