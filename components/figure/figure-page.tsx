import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import { isBeside, isPart, partsShown } from "@/components/overview/breakdown";
import { useKpiText } from "@/components/overview/kpi-text";
import { type OverviewParams, rowsHref } from "@/components/overview/links";
import { PastNotice } from "@/components/overview/past-notice";
import { statusTone } from "@/components/overview/status";
import { Card } from "@/components/ui/card";
import { Crumbs, PageHead } from "@/components/ui/page-head";
import { State } from "@/components/ui/state";
import { Tabs } from "@/components/ui/tabs";
import type { Offer } from "@/lib/declarations/model/standing";
import type { Kpi, KpiRows, KpiRowsQuery } from "@/lib/kpis/model";
import { RowsFoot } from "./rows-foot";
import { RowsTable } from "./rows-table";

/** The very rows behind a figure, by its parts and what stands beside it. */
export function FigurePage({
  kpi,
  rows,
  offers,
  params,
  query,
  teamNames,
}: {
  kpi: Kpi;
  rows: z.infer<typeof KpiRows>;
  /** What the viewer may declare of a row, by its label. */
  offers: Readonly<Record<string, Offer>>;
  params: OverviewParams;
  query: z.output<typeof KpiRowsQuery>;
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const { withUnit, goal } = useKpiText();
  const label = t(`kpi.${kpi.id}.label`);
  const count = (value: number | null) => (value === null ? undefined : format.number(value));
  const part = query.part;
  const tab = (id: string, name: string, value: number | null) => ({
    href: rowsHref(params, { kpi: kpi.id, part: id }),
    label: name,
    count: count(value),
    current: part === id,
  });
  const tabs = [
    {
      href: rowsHref(params, { kpi: kpi.id }),
      label: t("figure.all"),
      count: count(kpi.denominator),
      current: part === undefined && query.excluded === undefined,
    },
    ...kpi.parts.flatMap(({ id, value }) =>
      isPart(id) && partsShown[kpi.id].includes(id) && value !== null
        ? [tab(id, t(`part.${id}`), value)]
        : [],
    ),
    ...kpi.beside.flatMap(({ id, unit, value }) =>
      isBeside(id) && unit === "count" && value !== null ? [tab(id, t(`part.${id}`), value)] : [],
    ),
    ...kpi.excluded.flatMap(({ id, count: out }) =>
      out > 0 || query.excluded === id
        ? [
            {
              href: rowsHref(params, { kpi: kpi.id, excluded: id }),
              label: t("figure.takenOut", { why: t(`exclusion.${id}`) }),
              count: count(out),
              current: query.excluded === id,
            },
          ]
        : [],
    ),
  ];

  return (
    <>
      <PageHead
        title={label}
        sub={
          <>
            <Crumbs
              label={t("figure.way")}
              steps={[{ label: t("nav.overview"), href: "/" }, { label }]}
            />
            {t(`kpi.${kpi.id}.help`)}
          </>
        }
        actions={
          <>
            <strong>
              {kpi.atLeast && kpi.value !== null && `${t("overview.atLeast")} `}
              {withUnit(kpi.id, kpi.value, kpi.target)}
            </strong>
            <span className="ink3">{goal(kpi)}</span>
            <State tone={statusTone[kpi.status]} soft>
              {t(`status.${kpi.status}`)}
            </State>
          </>
        }
      />
      <PastNotice params={params} />
      <Tabs label={t("overview.breakdown")} tabs={tabs} />
      <Card footer={<RowsFoot kpi={kpi} rows={rows} params={params} query={query} />}>
        <RowsTable caption={label} rows={rows.items} offers={offers} teamNames={teamNames} />
      </Card>
    </>
  );
}
