import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Meter } from "@/components/ui/meter";
import type { Kpi } from "@/lib/kpis/model";
import { BesideNote } from "./beside-note";
import { type PartId, partsShown, partTone } from "./breakdown";
import styles from "./breakdown-card.module.css";
import { ExcludedNote } from "./excluded-note";
import { type OverviewParams, rowsHref } from "./links";

/** What a figure is made of: every part with its rows, and beside it what was taken out. */
export function BreakdownCard({ kpi, params }: { kpi: Kpi; params: OverviewParams }) {
  const t = useTranslations();
  const format = useFormatter();
  const value = (id: PartId) => kpi.parts.find((part) => part.id === id)?.value ?? null;
  const whole = kpi.denominator ?? Math.max(1, ...kpi.parts.map((part) => part.value ?? 0));

  return (
    <Card
      title={t("overview.breakdown")}
      note={
        kpi.unit === "ratio" &&
        kpi.denominator !== null &&
        t("overview.inScope", { count: format.number(kpi.denominator) })
      }
      footer={
        <>
          <BesideNote kpi={kpi} params={params} />
          <ExcludedNote kpi={kpi} params={params} />
        </>
      }
    >
      <ul className={styles.bars}>
        {partsShown[kpi.id].map((id) => {
          const count = value(id);
          const line = (
            <>
              <span>{t(`part.${id}`)}</span>
              <Meter share={(count ?? 0) / (whole || 1)} tone={partTone(id)} />
              <span className={styles.number}>
                {count === null ? t("ui.none") : format.number(count)}
              </span>
            </>
          );
          // What nothing connected can tell has no rows to open.
          return (
            <li key={id}>
              {count === null ? (
                <div className={styles.line} title={t("status.no-data")}>
                  {line}
                </div>
              ) : (
                <Link className={styles.line} href={rowsHref(params, { kpi: kpi.id, part: id })}>
                  {line}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
