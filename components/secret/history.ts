import type { SecretDetail } from "@/lib/inventory/model/secret";

type HistoryItem = SecretDetail["history"][number];

/** Which items of a history stand out: what was lost in vermilion, a new value or a new life in indigo. */
export function historyMark({ kind, changes }: HistoryItem): "brand" | "breach" | undefined {
  if (kind === "removed" || kind === "not-seen") return "breach";
  if (changes.some(({ field, after }) => field === "rotation_failed_from" && after !== null))
    return "breach";
  if (kind === "first-seen" || kind === "returned" || kind === "new-incarnation") return "brand";
  return changes.some(({ field }) => field === "value_changed_at") ? "brand" : undefined;
}
