import { outside, ranks } from "@/lib/break-glass/model/kinds";
import type { KpiId } from "@/lib/kpis/model";

/** Parts there is a word for. */
const partIds = [
  "registered",
  "attested",
  "attested-by-operator",
  "attested-in-bulk",
  "compliant",
  "due-soon",
  "overdue",
  "failed",
  "unknown",
  "no-policy",
  "managed",
  "plain-text",
  "findings",
  "string",
  "string-list",
  ...ranks,
  "covered",
  "gap",
  "unprovable",
  "denied",
  "not-found",
  "throttled",
  "kms",
  "other",
  "after-change",
  "not-visible",
  "read",
  "not-read",
  "owner-missing",
  "owner-unconfirmed",
  "owner-left",
  "owner-leaderless",
  "naming-follows",
  "naming-breaks",
] as const;
export type PartId = (typeof partIds)[number];

export const isPart = (id: string): id is PartId => partIds.some((one) => one === id);

/** What a figure may have beside it. */
const beside = [
  "open",
  "failure-rate",
  "not-provable",
  "unresolved",
  "unused",
  "review-overdue",
] as const;
type BesideId = (typeof beside)[number];

/** Whether there is a word for it. */
export const isBeside = (id: string): id is BesideId => beside.some((one) => one === id);

/** The parts drawn for each KPI, in this order. How dates are known is a split of its own and not drawn. */
export const partsShown: Record<KpiId, readonly PartId[]> = {
  "inventory-completion": ["registered", "attested", "attested-in-bulk", "attested-by-operator"],
  "rotation-compliance": ["compliant", "due-soon", "overdue", "failed", "unknown", "no-policy"],
  "break-glass": ranks,
  "retrieval-failures": [
    "denied",
    "not-found",
    "throttled",
    "kms",
    "other",
    "after-change",
    "not-visible",
  ],
  "unused-secrets": ["not-read", "read"],
  sprawl: ["managed", "plain-text", "findings"],
  "orphaned-owners": ["owner-missing", "owner-unconfirmed", "owner-left", "owner-leaderless"],
  "plain-text-parameters": ["string", "string-list"],
  "naming-compliance": ["naming-follows", "naming-breaks"],
  "log-continuity": ["covered", "gap", "unprovable"],
};

/** Bars of parts that miss the target are vermilion, of what cannot be told grey; all others the first series. */
export function partTone(id: PartId): "breach" | "unknown" | undefined {
  if (id === "gap" || outside.some((one) => one === id)) return "breach";
  if (id === "not-read" || id === "naming-breaks" || id.startsWith("owner-")) return "breach";
  if (id === "unprovable") return "unknown";
  if (id === "overdue" || id === "failed" || id === "plain-text" || id === "findings")
    return "breach";
  return id === "unknown" || id === "no-policy" ? "unknown" : undefined;
}
