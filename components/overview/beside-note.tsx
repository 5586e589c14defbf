import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { percent } from "@/lib/i18n/numbers";
import type { Kpi } from "@/lib/kpis/model";
import { isBeside } from "./breakdown";
import styles from "./breakdown-card.module.css";
import { type OverviewParams, rowsHref } from "./links";

/** What stands beside a figure and is not in it: counts with their rows, and a share. Nothing where there is none. */
export function BesideNote({ kpi, params }: { kpi: Kpi; params: OverviewParams }) {
  const t = useTranslations();
  const format = useFormatter();
  const shown = kpi.beside.flatMap((one) => (isBeside(one.id) ? [{ ...one, id: one.id }] : []));
  if (shown.length === 0) return null;
  return (
    <div className={styles.foot}>
      <span className={styles.excluded}>
        {t("overview.beside")}
        {shown.map(({ id, unit, value, numerator, denominator }) =>
          unit === "ratio" || value === null ? (
            <span key={id}>
              {t(`part.${id}`)}{" "}
              {value === null ? t("ui.none") : `${percent(value)}${t("unit.percent")}`}
              {numerator !== null &&
                denominator !== null &&
                ` (${format.number(numerator)} / ${format.number(denominator)})`}
            </span>
          ) : (
            <Link key={id} href={rowsHref(params, { kpi: kpi.id, part: id })}>
              {t(`part.${id}`)} {format.number(value)}
            </Link>
          ),
        )}
      </span>
    </div>
  );
}
