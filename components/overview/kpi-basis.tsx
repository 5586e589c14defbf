import { useNow, useTranslations } from "next-intl";
import { useSpanText } from "@/components/ui/span-text";
import { StateIcon } from "@/components/ui/state-icon";
import { percent } from "@/lib/i18n/numbers";
import type { Kpi } from "@/lib/kpis/model";
import { freshnessOf } from "./coverage";
import styles from "./kpi-card.module.css";

/** What a figure rests on: how old the oldest source is, and how much of the known estate is connected. */
export function KpiBasis({ kpi }: { kpi: Kpi }) {
  const all = useTranslations();
  const t = useTranslations("overview.basis");
  const span = useSpanText();
  const now = useNow();
  const { state, oldest } = freshnessOf(kpi.coverage);
  const { connected, known } = kpi.coverage.estate;
  const { hours } = kpi.coverage;
  const share =
    hours && hours.of > 0 ? `${percent(hours.covered / hours.of)}${all("unit.percent")}` : "";
  return (
    <span className={styles.basis}>
      <span className={state === "fresh" ? undefined : styles.stale}>
        <StateIcon tone={state === "fresh" ? "ok" : state === "none" ? "unknown" : "stale"} />
        {state === "old" && oldest
          ? t("old", { span: span(now.getTime() - Date.parse(oldest)) })
          : t(state)}
      </span>
      {hours && hours.of > 0 && hours.covered < hours.of && (
        <span className={styles.stale}>{all("overview.proved", { share })}</span>
      )}
      {known > 0 && <span>{t("estate", { connected, known })}</span>}
    </span>
  );
}
