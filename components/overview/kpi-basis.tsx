import { useNow, useTranslations } from "next-intl";
import { useSpanText } from "@/components/ui/span-text";
import { StateIcon } from "@/components/ui/state-icon";
import type { Kpi } from "@/lib/kpis/model";
import { freshnessOf } from "./coverage";
import styles from "./kpi-card.module.css";

/** What a figure rests on: how old the oldest source is, and how much of the known estate is connected. */
export function KpiBasis({ kpi }: { kpi: Kpi }) {
  const t = useTranslations("overview.basis");
  const span = useSpanText();
  const now = useNow();
  const { state, oldest } = freshnessOf(kpi.coverage);
  const { connected, known } = kpi.coverage.estate;
  return (
    <span className={styles.basis}>
      <span className={state === "fresh" ? undefined : styles.stale}>
        <StateIcon tone={state === "fresh" ? "ok" : state === "none" ? "unknown" : "stale"} />
        {state === "old" && oldest
          ? t("old", { span: span(now.getTime() - Date.parse(oldest)) })
          : t(state)}
      </span>
      {known > 0 && <span>{t("estate", { connected, known })}</span>}
    </span>
  );
}
