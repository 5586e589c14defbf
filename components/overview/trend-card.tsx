import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { Card, CardBody } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { StateIcon } from "@/components/ui/state-icon";
import type { Kpi, Trend } from "@/lib/kpis/model";
import { useKpiText } from "./kpi-text";
import { ranges } from "./params";
import { TrendFigure } from "./trend-figure";

/** The trend of the chosen KPI with what its value is made of, and the span to look at. */
export function TrendCard({
  kpi,
  trend,
  days,
  hrefFor,
  rowsHref,
  pageHref,
  teamNames,
  whole,
}: {
  kpi: Kpi;
  trend: Trend;
  days: number;
  hrefFor: (days: number) => string;
  /** Where the value opens; null where its rows are on the same page. */
  rowsHref?: string;
  /** The figure's own page, where that is another. */
  pageHref?: string;
  teamNames: Readonly<Record<string, string>>;
  /** What the whole is called. */
  whole: string;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const { withUnit } = useKpiText();
  const restated = trend.points.filter((point) => point.restated !== null).length;
  const made =
    kpi.numerator !== null && kpi.denominator !== null
      ? t("overview.made", {
          numerator: format.number(kpi.numerator),
          denominator: format.number(kpi.denominator),
        })
      : withUnit(kpi.id, kpi.value);

  return (
    <Card
      id="trend"
      title={t("overview.trendOf", { kpi: t(`kpi.${kpi.id}.label`) })}
      note={
        <>
          {rowsHref === undefined ? made : <Link href={rowsHref}>{made}</Link>}
          {pageHref !== undefined && (
            <>
              {t("overview.separator")}
              <Link href={pageHref}>{t("figure.open")}</Link>
            </>
          )}
        </>
      }
      aside={
        <Segmented label={t("overview.range")}>
          {ranges.map((range) => (
            <Link
              key={range}
              href={hrefFor(range)}
              scroll={false}
              aria-current={range === days ? "true" : undefined}
            >
              {t(`overview.days.${range}`)}
            </Link>
          ))}
        </Segmented>
      }
    >
      {trend.points.some(({ value }) => value !== null) ? (
        <CardBody>
          {restated > 0 && (
            <p className="t12 ink3">{t("overview.restated", { count: restated })}</p>
          )}
          <TrendFigure
            trend={trend}
            rate={kpi.unit === "ratio"}
            teamNames={teamNames}
            whole={whole}
          />
        </CardBody>
      ) : (
        <Blank icon={<StateIcon tone="unknown" />} title={t("overview.noTrend")}>
          <p>{t("overview.noTrendWhy")}</p>
        </Blank>
      )}
    </Card>
  );
}
