import { useFormatter, useTranslations } from "next-intl";
import { percent } from "@/lib/i18n/numbers";
import type { Kpi, KpiId } from "@/lib/kpis/model";
import { useKpiText } from "./kpi-text";
import { leadsWithRegistered } from "./registered";

type PartName =
  | "registered"
  | "attested"
  | "overdue"
  | "failed"
  | "unknown"
  | "no-policy"
  | "wider"
  | "after-expiry"
  | "unrecorded"
  | "unresolved"
  | "open"
  | "denied"
  | "not-found"
  | "throttled"
  | "kms"
  | "other"
  | "not-read"
  | "not-provable"
  | "gap"
  | "naming-breaks"
  | "owner-missing"
  | "owner-unconfirmed"
  | "owner-left"
  | "owner-leaderless"
  | "unprovable";

/** Which parts a card names, in this order. */
const named: Partial<Record<KpiId, readonly PartName[]>> = {
  "rotation-compliance": ["overdue", "failed", "unknown", "no-policy"],
  "break-glass": ["wider", "after-expiry", "unrecorded", "unresolved"],
  "retrieval-failures": ["open", "denied", "not-found", "throttled", "kms", "other"],
  "unused-secrets": ["not-read", "not-provable"],
  "orphaned-owners": ["owner-missing", "owner-unconfirmed", "owner-left", "owner-leaderless"],
  "naming-compliance": ["naming-breaks"],
  "log-continuity": ["gap", "unprovable"],
};

/** The parts of a figure in one line; nothing that is 0 and says nothing. */
export function KpiParts({ kpi }: { kpi: Kpi }) {
  const t = useTranslations();
  const format = useFormatter();
  const { figure } = useKpiText();
  const part = (id: string) =>
    [...kpi.parts, ...kpi.beside].find((one) => one.id === id)?.value ?? null;
  const share = (id: string) => {
    const value = part(id);
    return value === null || !kpi.denominator
      ? t("ui.none")
      : `${percent(value / kpi.denominator)}${t("unit.percent")}`;
  };
  const count = (value: number | null) => (value === null ? t("ui.none") : format.number(value));

  if (kpi.value === null) return t("overview.nothingRecorded");
  if (kpi.id === "inventory-completion") {
    const first =
      leadsWithRegistered(kpi) === null
        ? `${t("part.registered")} ${share("registered")}`
        : `${t("overview.complete")} ${figure(kpi.id, kpi.value, kpi.target)}${t("unit.percent")}`;
    return [first, `${t("part.attested")} ${share("attested")}`].join(t("overview.separator"));
  }
  if (kpi.id === "sprawl")
    return [
      `${t("part.managed")} ${count(part("managed"))}`,
      `${t("overview.unmanaged")} ${count(kpi.judged)}`,
    ].join(t("overview.separator"));
  if (kpi.id === "plain-text-parameters")
    return `${t("part.string")} ${count(part("string"))}${t("overview.separator")}${t("part.string-list")} ${count(part("string-list"))}`;

  const counted = (named[kpi.id] ?? []).filter((id) => part(id) !== 0);
  return counted.map((id) => `${t(`part.${id}`)} ${count(part(id))}`).join(t("overview.separator"));
}
