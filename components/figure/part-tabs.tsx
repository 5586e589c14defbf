import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import { isBeside, isPart, partsShown } from "@/components/overview/breakdown";
import { figureHref, type OverviewParams } from "@/components/overview/links";
import { Tabs } from "@/components/ui/tabs";
import type { Kpi, KpiRowsQuery } from "@/lib/kpis/model";

/** The parts of a figure whose rows can be chosen, and what stands beside it. */
export function PartTabs({
  kpi,
  params,
  query,
}: {
  kpi: Kpi;
  params: OverviewParams;
  query: z.output<typeof KpiRowsQuery>;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const tab = (id: string, label: string, value: number) => ({
    href: figureHref(params, { kpi: kpi.id, part: id }),
    label,
    count: format.number(value),
    current: query.part === id,
  });
  const tabs = [
    {
      href: figureHref(params, { kpi: kpi.id }),
      label: t("figure.all"),
      count: kpi.denominator === null ? undefined : format.number(kpi.denominator),
      current: query.part === undefined && query.excluded === undefined,
    },
    ...kpi.parts.flatMap(({ id, value }) =>
      isPart(id) && partsShown[kpi.id].includes(id) && value !== null
        ? [tab(id, t(`part.${id}`), value)]
        : [],
    ),
    ...kpi.beside.flatMap(({ id, unit, value }) =>
      isBeside(id) && unit === "count" && value !== null ? [tab(id, t(`part.${id}`), value)] : [],
    ),
    ...kpi.excluded.flatMap(({ id, count }) =>
      count > 0 || query.excluded === id
        ? [
            {
              href: figureHref(params, { kpi: kpi.id, excluded: id }),
              label: t("figure.takenOut", { why: t(`exclusion.${id}`) }),
              count: format.number(count),
              current: query.excluded === id,
            },
          ]
        : [],
    ),
  ];
  return <Tabs label={t("overview.breakdown")} tabs={tabs} />;
}
