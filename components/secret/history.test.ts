import { expect, test } from "vitest";
import { historyMark } from "./history";

const item = (
  kind: Parameters<typeof historyMark>[0]["kind"],
  changes: Parameters<typeof historyMark>[0]["changes"] = [],
) => ({ recordedAt: "2026-11-23T00:00:00Z", kind, changes });

test.each([
  [item("removed"), "breach"],
  [item("not-seen"), "breach"],
  [item("first-seen"), "brand"],
  [item("changed", [{ field: "team", before: "a", after: "b" }]), undefined],
  [item("changed", [{ field: "value_changed_at", before: null, after: "2026" }]), "brand"],
  [item("changed", [{ field: "rotation_failed_from", before: null, after: "2026" }]), "breach"],
  [item("changed", [{ field: "rotation_failed_from", before: "2026", after: null }]), undefined],
])("%o is marked %s", (given, mark) => {
  expect(historyMark(given)).toBe(mark);
});
