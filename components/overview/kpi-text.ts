import { useFormatter, useTranslations } from "next-intl";
import { percent } from "@/lib/i18n/numbers";
import type { Kpi, KpiId } from "@/lib/kpis/model";

const counts: readonly KpiId[] = ["break-glass", "retrieval-failures", "plain-text-parameters"];

/** The figures whose target is held against a part of the value, or against what stands beside it. */
const judgedByPart = ["sprawl", "break-glass", "retrieval-failures"] as const;
type JudgedByPart = (typeof judgedByPart)[number];

/** Shares are printed as per cent, locations and objects as counts; `places` is what sprawl counts. */
export function unitOf(kpiId: KpiId): "percent" | "items" | "places" {
  if (kpiId === "sprawl") return "places";
  return counts.includes(kpiId) ? "items" : "percent";
}

/** Whether the target is held against a part: of all locations, those that are not managed; of all alerts, the open ones. */
function isJudgedByPart(kpiId: KpiId): kpiId is JudgedByPart {
  return judgedByPart.some((id) => id === kpiId);
}

/** Whether a table shows that part instead of the value; elsewhere the number shown is the one whose rows it opens. */
export function showsPart(kpiId: KpiId): boolean {
  return kpiId === "sprawl";
}

/** Numbers of a KPI in words: without unit, with unit, and its target. No data prints as `–`, never as 0. */
export function useKpiText() {
  const t = useTranslations();
  const format = useFormatter();

  function figure(kpiId: KpiId, value: number | null, target: number | null = null): string {
    if (value === null) return t("ui.none");
    return unitOf(kpiId) === "percent" ? percent(value, target) : format.number(value);
  }

  function withUnit(kpiId: KpiId, value: number | null, target: number | null = null): string {
    const shown = figure(kpiId, value, target);
    return value === null ? shown : `${shown}${t(`unit.${unitOf(kpiId)}`)}`;
  }

  /** A target is a round number: no decimal that says nothing. */
  function targetText(kpiId: KpiId, target: number): string {
    return withUnit(kpiId, target).replace(/\.0(?=\D)/, "");
  }

  /** The target in a table's head: `≥ 95%`, `0件`. */
  function shortGoal({ id, target, direction }: Kpi): string {
    if (target === null) return "";
    const value = targetText(id, target);
    if (target === 0) return t("overview.short.zero", { value });
    return t(direction === "up" ? "overview.short.atLeast" : "overview.short.atMost", { value });
  }

  function goal({ id, target, direction }: Kpi): string {
    if (target === null) return t("status.no-target");
    const value = targetText(id, target);
    if (isJudgedByPart(id)) return t(`kpi.${id}.goal`, { value });
    if (target === 0) return t("overview.goal", { value });
    return t(direction === "up" ? "overview.goalAtLeast" : "overview.goalAtMost", { value });
  }

  return { figure, withUnit, targetText, goal, shortGoal };
}
