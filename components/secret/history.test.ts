import { expect, test } from "vitest";
import { historyMark, toldChanges } from "./history";

type Item = Parameters<typeof historyMark>[0];

const item = (kind: Item["kind"], changes: Item["changes"] = []): Item => ({
  recordedAt: "2026-11-23T00:00:00Z",
  kind,
  changes,
  statements: [],
});
const change = (field: string, after: string | null) => ({ field, before: null, after });
const failing = change("rotation_failed_from", "2026-11-20 09:00:00+09");
const planned = change("rotation_failed_from", "2027-01-20 09:00:00+09");

test.each([
  [item("removed"), "breach"],
  [item("not-seen"), "breach"],
  [item("first-seen"), "brand"],
  [item("changed", [change("team", "b")]), undefined],
  [item("changed", [change("value_changed_at", "2026-11-01"), planned]), "brand"],
  [item("changed", [failing]), "breach"],
  [item("changed", [planned]), undefined],
  [item("changed", [change("rotation_failed_from", null)]), undefined],
])("case %#: the mark is $1", (given, mark) => {
  expect(historyMark(given)).toBe(mark);
});

test("that a rotation would count as failed one day is no news; that it does is", () => {
  expect(toldChanges(item("changed", [planned, failing, change("team", "b")]))).toEqual([
    failing,
    change("team", "b"),
  ]);
});
