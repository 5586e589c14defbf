import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useSpanText } from "@/components/ui/span-text";
import { StateIcon } from "@/components/ui/state-icon";
import { clockTime } from "@/lib/i18n/dates";
import { percent } from "@/lib/i18n/numbers";
import type { Kpi } from "@/lib/kpis/model";
import { freshnessOf } from "./coverage";
import styles from "./kpi-card.module.css";

/**
 * What a figure rests on: how old its oldest source is or what its logs can prove, how much of the estate is connected, and
 * when it was counted, where that was before the others (`asOf`).
 */
export function KpiBasis({ kpi, asOf }: { kpi: Kpi; asOf: string }) {
  const all = useTranslations();
  const t = useTranslations("overview.basis");
  const span = useSpanText();
  const now = useNow();
  const timeZone = useTimeZone() ?? "UTC";
  const { state, oldest } = freshnessOf(kpi.coverage);
  const { connected, known } = kpi.coverage.estate;
  const { hours } = kpi.coverage;
  const wanting =
    hours &&
    hours.covered < hours.of &&
    `${percent(hours.covered / hours.of)}${all("unit.percent")}`;
  return (
    <span className={styles.basis}>
      {wanting && state === "fresh" ? (
        <span className={styles.stale}>
          <StateIcon tone="unknown" />
          {all("overview.proved", { share: wanting })}
        </span>
      ) : (
        <span className={state === "fresh" ? undefined : styles.stale}>
          <StateIcon tone={state === "fresh" ? "ok" : state === "none" ? "unknown" : "stale"} />
          {state === "old" && oldest
            ? t("old", { span: span(now.getTime() - Date.parse(oldest)) })
            : t(state)}
        </span>
      )}
      {kpi.asOf < asOf && (
        <span>{all("overview.countedAt", { time: clockTime(new Date(kpi.asOf), timeZone) })}</span>
      )}
      {known > 0 && <span>{t("estate", { connected, known })}</span>}
    </span>
  );
}
