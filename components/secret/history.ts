import type { SecretDetail } from "@/lib/inventory/model/secret";

type HistoryItem = SecretDetail["history"][number];

/** The instant from which a rotation counts as failed lies ahead while all is well: then it is no news. */
function isFailure({ field, after }: HistoryItem["changes"][number], recordedAt: string): boolean {
  return (
    field === "rotation_failed_from" && after !== null && new Date(after) <= new Date(recordedAt)
  );
}

/** The changes a reader wants to hear of. */
export function toldChanges({ changes, recordedAt }: HistoryItem): HistoryItem["changes"] {
  return changes.filter(
    (change) => change.field !== "rotation_failed_from" || isFailure(change, recordedAt),
  );
}

/** Which items of a history stand out: what was lost or failed in vermilion, a new value or a new life in indigo. */
export function historyMark(item: HistoryItem): "brand" | "breach" | undefined {
  const { kind, changes, recordedAt } = item;
  if (kind === "removed" || kind === "not-seen") return "breach";
  if (changes.some((change) => isFailure(change, recordedAt))) return "breach";
  if (kind === "first-seen" || kind === "returned" || kind === "new-incarnation") return "brand";
  return changes.some(({ field }) => field === "value_changed_at") ? "brand" : undefined;
}
