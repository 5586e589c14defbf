import { useTranslations } from "next-intl";
import type { z } from "zod";
import { BreakdownCard } from "@/components/overview/breakdown-card";
import { figureViewHref, narrowed, type OverviewParams } from "@/components/overview/links";
import { PastNotice } from "@/components/overview/past-notice";
import type { TeamOrder } from "@/components/overview/team-order";
import { TeamTable } from "@/components/overview/team-table";
import { TodoCard } from "@/components/overview/todo-card";
import { TrendCard } from "@/components/overview/trend-card";
import { Card } from "@/components/ui/card";
import { Crumbs, PageHead } from "@/components/ui/page-head";
import type { Offer } from "@/lib/declarations/model/standing";
import type { Kpi, KpiRows, KpiRowsQuery, TeamRow, Trend } from "@/lib/kpis/model";
import type { OpenItem } from "@/lib/open-items/model";
import styles from "./figure.module.css";
import { PartTabs } from "./part-tabs";
import { RowsFoot } from "./rows-foot";
import { RowsTable } from "./rows-table";
import { ValueCard } from "./value-card";

/** One figure and all that is known of it, for one instant. */
interface FigureData {
  readonly kpi: Kpi;
  readonly teams: readonly TeamRow[];
  readonly trend: Trend;
  readonly days: number;
  /** A page of its rows. */
  readonly rows: z.infer<typeof KpiRows>;
  /** What the viewer may declare of a row, by its label. */
  readonly offers: Readonly<Record<string, Offer>>;
  /** What waits to be done about it, most pressing first. */
  readonly items: readonly OpenItem[];
  /** Whose figure it is: the organisation's, or that of the viewer's own rows. */
  readonly totals: "organisation" | "own-rows";
}

/** One figure: the question it answers, its value and how it is worked out, its parts, trend and teams, its very rows, and who must act. */
export function FigurePage({
  answer: { kpi, teams, trend, days, rows, offers, items, totals },
  params,
  query,
  order,
  teamNames,
  sourceNames,
}: {
  answer: FigureData;
  params: OverviewParams;
  query: z.output<typeof KpiRowsQuery>;
  order: TeamOrder;
  teamNames: Readonly<Record<string, string>>;
  sourceNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations();
  const label = t(`kpi.${kpi.id}.label`);
  const whole = t(`overview.whole.${narrowed(params) ? "narrowed" : totals}`);
  const hrefFor = (more: OverviewParams) => figureViewHref(kpi.id, params, more);

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
            {t(`kpi.${kpi.id}.question`)}
          </>
        }
      />
      <PastNotice params={params} />
      <div className={styles.top}>
        <ValueCard kpi={kpi} sourceNames={sourceNames} />
        <BreakdownCard kpi={kpi} params={params} />
      </div>
      <TrendCard
        kpi={kpi}
        trend={trend}
        days={days}
        hrefFor={(range) => hrefFor({ days: String(range) })}
        teamNames={teamNames}
        whole={whole}
      />
      {teams.length > 1 && (
        <TeamTable
          kpis={[kpi]}
          teams={teams}
          order={order}
          params={params}
          hrefFor={hrefFor}
          teamNames={teamNames}
          whole={whole}
        />
      )}
      <Card
        id="rows"
        className={styles.rows}
        title={t("figure.rows")}
        note={t("figure.rowsNote")}
        footer={<RowsFoot kpi={kpi} rows={rows} params={params} query={query} />}
      >
        <PartTabs kpi={kpi} params={params} query={query} />
        <RowsTable caption={label} rows={rows.items} offers={offers} teamNames={teamNames} />
      </Card>
      <TodoCard
        items={items}
        params={params}
        teamNames={teamNames}
        note={t(`kpi.${kpi.id}.whoActs`)}
      />
    </>
  );
}
