import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Sparkline } from "@/components/charts/sparkline";
import { DeltaMark } from "@/components/ui/delta-mark";
import { State } from "@/components/ui/state";
import { delta } from "@/lib/i18n/numbers";
import type { Kpi, Trend } from "@/lib/kpis/model";
import { KpiBasis } from "./kpi-basis";
import styles from "./kpi-card.module.css";
import { KpiParts } from "./kpi-parts";
import { unitOf, useKpiText } from "./kpi-text";
import { leadsWithRegistered } from "./registered";
import { statusTone } from "./status";

/** One figure: value, state, parts, target and change, 90 days, and what it rests on. Choosing it changes the chart. */
export function KpiCard({
  kpi,
  asOf,
  trend,
  href,
  current,
}: {
  kpi: Kpi;
  /** The instant of all figures. */
  asOf: string;
  trend: Trend | undefined;
  href: string;
  current: boolean;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const { figure, goal } = useKpiText();
  const unit = unitOf(kpi.id);
  const change = delta(
    kpi.value,
    kpi.previous?.value ?? null,
    kpi.direction,
    kpi.unit === "ratio" ? "ratio" : "number",
  );
  const registered = leadsWithRegistered(kpi);
  const shown = registered ?? kpi.value;

  return (
    <Link
      className={styles.card}
      href={href}
      scroll={false}
      aria-current={current ? "true" : undefined}
      title={t(`kpi.${kpi.id}.help`)}
    >
      <span className={styles.head}>
        <span className={styles.label}>{t(`kpi.${kpi.id}.label`)}</span>
        <State tone={statusTone[kpi.status]} soft>
          {t(`status.${kpi.status}`)}
        </State>
      </span>
      <span className={styles.value}>
        <span>
          <strong>{figure(kpi.id, shown, kpi.target)}</strong>
          {shown !== null && <span className="unit">{t(`unit.${unit}`)}</span>}
          {kpi.atLeast && kpi.value !== null && (
            <span className={styles.caption}>{t("overview.atLeast")}</span>
          )}
          {kpi.period && kpi.value !== null && (
            <span className={styles.caption}>
              {t("overview.since", {
                day: format.dateTime(new Date(kpi.period.from), {
                  month: "numeric",
                  day: "numeric",
                }),
              })}
            </span>
          )}
          {registered !== null && <span className={styles.caption}>{t("part.registered")}</span>}
        </span>
      </span>
      <span className={styles.parts}>
        <KpiParts kpi={kpi} />
      </span>
      <span className={styles.goal}>
        <span>{goal(kpi)}</span>
        {change && (
          <DeltaMark delta={change} unit={t(`unit.${unit === "percent" ? "points" : unit}`)} />
        )}
      </span>
      <Sparkline
        points={trend?.points ?? []}
        from={trend?.from}
        to={trend?.to}
        target={kpi.unit === "ratio" ? kpi.target : null}
        label={t("overview.sparkline", { kpi: t(`kpi.${kpi.id}.label`) })}
        empty={t("overview.noTrend")}
      />
      <KpiBasis kpi={kpi} asOf={asOf} />
    </Link>
  );
}
