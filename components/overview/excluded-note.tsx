import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Kpi } from "@/lib/kpis/model";
import styles from "./breakdown-card.module.css";
import { useKpiText } from "./kpi-text";
import { type OverviewParams, rowsHref } from "./links";

/** Nothing leaves a denominator unseen: what was taken out, its change, and the value with everything in. */
export function ExcludedNote({ kpi, params }: { kpi: Kpi; params: OverviewParams }) {
  const t = useTranslations();
  const format = useFormatter();
  const { withUnit } = useKpiText();
  const taken = kpi.excluded.filter(({ count, change }) => count > 0 || change);
  const change = (by: number | null) =>
    by ? `(${format.number(by, { signDisplay: "always" }).replace("-", "−")})` : "";

  return (
    <div className={styles.foot}>
      {taken.length === 0 ? (
        <span>{t("overview.nothingExcluded")}</span>
      ) : (
        <span className={styles.excluded}>
          {t("overview.excluded")}
          {taken.map(({ id, count, change: by }) => (
            <Link key={id} href={rowsHref(params, { kpi: kpi.id, excluded: id })}>
              {t(`exclusion.${id}`)} {format.number(count)}
              {change(by)}
            </Link>
          ))}
        </span>
      )}
      {kpi.valueWithoutExclusions !== null && kpi.valueWithoutExclusions !== kpi.value && (
        <span>
          {t("overview.withoutExclusions", { value: withUnit(kpi.id, kpi.valueWithoutExclusions) })}
        </span>
      )}
      {kpi.denominator !== null && kpi.rowsInScope < kpi.denominator && (
        <span>{t("overview.rowsInScope", { count: format.number(kpi.rowsInScope) })}</span>
      )}
    </div>
  );
}
