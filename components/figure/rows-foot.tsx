import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import { useKpiText } from "@/components/overview/kpi-text";
import { figureHref, type OverviewParams } from "@/components/overview/links";
import type { Kpi, KpiRows, KpiRowsQuery } from "@/lib/kpis/model";

/** How many of how many, how many of all are within one's scope, and the way on. */
export function RowsFoot({
  kpi,
  rows,
  params,
  query,
}: {
  kpi: Kpi;
  rows: z.infer<typeof KpiRows>;
  params: OverviewParams;
  query: z.output<typeof KpiRowsQuery>;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const { withUnit } = useKpiText();
  const chosen = { part: query.part, excluded: query.excluded };
  const here = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value));
  const next = rows.nextCursor;
  return (
    <div className="row wrap">
      <span>
        {t("figure.shown", {
          shown: format.number(rows.items.length),
          total: rows.total === null ? t("ui.none") : format.number(rows.total),
        })}
      </span>
      {kpi.denominator !== null && kpi.rowsInScope < kpi.denominator && (
        <span>{t("overview.rowsInScope", { count: format.number(kpi.rowsInScope) })}</span>
      )}
      {kpi.valueWithoutExclusions !== null && kpi.valueWithoutExclusions !== kpi.value && (
        <span>
          {t("overview.withoutExclusions", { value: withUnit(kpi.id, kpi.valueWithoutExclusions) })}
        </span>
      )}
      <span className="row end">
        {query.cursor !== undefined && (
          <Link href={figureHref(params, { kpi: kpi.id, ...here })}>{t("list.start")}</Link>
        )}
        {next !== null && (
          <Link href={figureHref(params, { kpi: kpi.id, ...here, cursor: next })}>
            {t("list.next")}
          </Link>
        )}
      </span>
    </div>
  );
}
