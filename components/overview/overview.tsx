import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type KpiId, type KpiList, leadingKpis, type TeamRow, type Trend } from "@/lib/kpis/model";
import type { Headline } from "@/lib/open-items/model";
import { BreakdownCard } from "./breakdown-card";
import { DemoBanner } from "./demo-banner";
import { KpiCard } from "./kpi-card";
import { KpiLines } from "./kpi-lines";
import { Lead } from "./lead";
import { figureHref, narrowed, type OverviewParams, overviewHref, rowsHref } from "./links";
import styles from "./overview.module.css";
import { PastNotice } from "./past-notice";
import { PeriodChoice } from "./period-choice";
import { PrintHead } from "./print-head";
import type { TeamOrder } from "./team-order";
import { TeamTable } from "./team-table";
import { TodoCard } from "./todo-card";
import { TrendCard } from "./trend-card";

export interface OverviewData {
  readonly kpis: KpiList;
  readonly teams: readonly TeamRow[];
  /** 90 days of the leading figures, for the cards. */
  readonly sparklines: readonly Trend[];
  readonly chosen: KpiId;
  readonly trend: Trend;
  readonly days: number;
  readonly headline: Headline;
  /** Whose figures these are: the organisation's, or those of the viewer's own rows. */
  readonly totals: "organisation" | "own-rows";
  readonly seesProduction: boolean;
}

/** Home: one sentence, the figures, the trend of the chosen one, the teams, and what is to be done. */
export function Overview({
  data: { kpis, teams, sparklines, chosen, trend, days, headline, totals, seesProduction },
  params,
  order,
  teamNames,
  sourceNames,
  organisation,
  demo,
  above,
  own,
}: {
  data: OverviewData;
  params: OverviewParams;
  order: TeamOrder;
  teamNames: Readonly<Record<string, string>>;
  sourceNames: Readonly<Record<string, string>>;
  organisation: string;
  demo: boolean;
  /** As whom one looks, where there is a choice. */
  above?: ReactNode;
  /** What the viewer's role looks at before the figures. */
  own?: ReactNode;
}) {
  const t = useTranslations("overview");
  const whole = t(`whole.${narrowed(params) ? "narrowed" : totals}`);
  const leading = kpis.items.filter(({ id }) => leadingKpis.includes(id as KpiId));
  const others = kpis.items.filter((item) => !leading.includes(item));
  const kpi = kpis.items.find(({ id }) => id === chosen) ?? kpis.items[0];

  return (
    <>
      {demo && <DemoBanner production={seesProduction} />}
      {above}
      <PastNotice params={params} />
      <PrintHead organisation={organisation} asOf={kpis.asOf} />
      <Lead
        kpis={kpis.items}
        headline={headline}
        params={params}
        teamNames={teamNames}
        sourceNames={sourceNames}
      />
      {own}
      <section className="stack" aria-labelledby="figures">
        <div className={styles.figuresHead}>
          <h2 id="figures">{t("figures")}</h2>
          <p className="t12 ink3 no-print">{t("figuresNote")}</p>
          <PeriodChoice params={params} />
        </div>
        <div className={styles.cards}>
          {leading.map((item) => (
            <KpiCard
              key={item.id}
              kpi={item}
              asOf={kpis.asOf}
              trend={sparklines.find(({ id }) => id === item.id)}
              href={overviewHref(params, { kpi: item.id })}
              current={item.id === kpi?.id}
            />
          ))}
        </div>
        <KpiLines kpis={others} chosen={kpi?.id} params={params} />
      </section>
      {kpi && (
        <div className={styles.middle}>
          <TrendCard
            kpi={kpi}
            trend={trend}
            days={days}
            hrefFor={(range) => overviewHref(params, { days: String(range) })}
            rowsHref={rowsHref(params, { kpi: kpi.id })}
            pageHref={figureHref(params, { kpi: kpi.id })}
            teamNames={teamNames}
            whole={whole}
          />
          <BreakdownCard kpi={kpi} params={params} />
        </div>
      )}
      <TeamTable
        kpis={leading}
        teams={teams}
        order={order}
        params={params}
        teamNames={teamNames}
        whole={whole}
      />
      <TodoCard items={headline.items} params={params} teamNames={teamNames} />
    </>
  );
}
