import Link from "next/link";
import { useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import type { Kpi } from "@/lib/kpis/model";
import styles from "./kpi-lines.module.css";
import { useKpiText } from "./kpi-text";
import { type OverviewParams, overviewHref } from "./links";
import { statusTone } from "./status";

/** The figures beside the leading five, a line each. Choosing one changes the chart. */
export function KpiLines({
  kpis,
  chosen,
  params,
}: {
  kpis: readonly Kpi[];
  chosen: string | undefined;
  params: OverviewParams;
}) {
  const t = useTranslations();
  const { withUnit } = useKpiText();
  if (kpis.length === 0) return null;
  return (
    <ul className={styles.lines} aria-label={t("overview.otherFigures")}>
      {kpis.map((kpi) => (
        <li key={kpi.id}>
          <Link
            className={styles.line}
            href={overviewHref(params, { kpi: kpi.id })}
            scroll={false}
            aria-current={kpi.id === chosen ? "true" : undefined}
            title={t(`kpi.${kpi.id}.help`)}
          >
            {t(`kpi.${kpi.id}.label`)}
            <span className={styles.figure}>
              <strong>{withUnit(kpi.id, kpi.value, kpi.target)}</strong>
              <State tone={statusTone[kpi.status]} soft>
                {t(`status.${kpi.status}`)}
              </State>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
