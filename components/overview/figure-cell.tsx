import clsx from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { StateIcon } from "@/components/ui/state-icon";
import type { TeamRow } from "@/lib/kpis/model";
import { showsPart, unitOf, useKpiText } from "./kpi-text";
import { statusTone } from "./status";
import styles from "./team-table.module.css";

type Figure = TeamRow["figures"][number];

/** One number of the table: state, value, what it is made of; a link to its rows. */
export function FigureCell({
  figure,
  target,
  href,
}: {
  figure: Figure;
  target: number | null;
  href: string;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const { withUnit } = useKpiText();
  const { kpiId, value, judged, numerator, denominator, status } = figure;
  const tone = statusTone[status];
  const byPart = showsPart(kpiId);
  const shown = byPart ? judged : value;
  const fraction = byPart
    ? value !== null && t("overview.ofAll", { value: withUnit(kpiId, value) })
    : unitOf(kpiId) === "percent" &&
      numerator !== null &&
      denominator !== null &&
      `${format.number(numerator)} / ${format.number(denominator)}`;
  // A cell that is red must not say 0 alone: what counts against the target may stand beside the figure.
  const against =
    !byPart && judged !== null && judged !== value && judged > 0
      ? t("overview.against", { value: withUnit(kpiId, judged) })
      : null;

  return (
    <td className={styles.figure}>
      <Link
        href={href}
        className={clsx(styles.cell, tone in styles && styles[tone])}
        title={t(`status.${status}`)}
      >
        <StateIcon tone={tone} />
        <span className="sr">{t(`status.${status}`)}</span>
        <span className={styles.value}>{withUnit(kpiId, shown, target)}</span>
        {(fraction || against) && <span className={styles.of}>{against ?? fraction}</span>}
      </Link>
    </td>
  );
}
