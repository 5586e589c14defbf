import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import tableStyles from "@/components/data-table/table.module.css";
import { Card } from "@/components/ui/card";
import type { Kpi, KpiId, TeamRow } from "@/lib/kpis/model";
import { FigureCell } from "./figure-cell";
import { useKpiText } from "./kpi-text";
import { type OverviewParams, overviewHref, rowsHref } from "./links";
import { ordered, type TeamOrder, type TeamSort } from "./team-order";
import styles from "./team-table.module.css";

/** Teams × KPIs. Every number opens its rows; the ground says how far from the target, the icon says it without colour. */
export function TeamTable({
  kpis,
  teams,
  order,
  params,
  teamNames,
  whole,
  hrefFor = (more) => overviewHref(params, more),
}: {
  kpis: readonly Kpi[];
  teams: readonly TeamRow[];
  order: TeamOrder;
  params: OverviewParams;
  teamNames: Readonly<Record<string, string>>;
  /** What the whole is called. */
  whole: string;
  /** The page itself, otherwise ordered or narrowed. */
  hrefFor?: (more: OverviewParams) => string;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const { shortGoal } = useKpiText();
  const nameOf = (team: string) => teamNames[team] ?? team;
  const secrets = teams.reduce((sum, row) => sum + row.secrets, 0);

  const sorter = (by: TeamSort, label: string) => {
    const active = order.by === by;
    const next = active && order.order === "asc" ? "desc" : "asc";
    return (
      <Link className={styles.sorter} href={hrefFor({ teamSort: `${by}.${next}` })} scroll={false}>
        {label}
        {active && (order.order === "asc" ? <ArrowUp /> : <ArrowDown />)}
      </Link>
    );
  };
  const sortedAs = (by: TeamSort) =>
    order.by === by ? (order.order === "asc" ? "ascending" : "descending") : undefined;
  const figureOf = (kpi: Kpi) => ({ ...kpi, kpiId: kpi.id as KpiId });

  return (
    <Card id="teams" title={t("overview.teams")} note={t("overview.teamsNote")}>
      <div className={tableStyles.scroll}>
        <table className={clsx(tableStyles.table, tableStyles.wide)}>
          <thead>
            <tr>
              <th className={tableStyles.pin} aria-sort={sortedAs("team")}>
                {sorter("team", t("dimension.team"))}
              </th>
              <th className={tableStyles.number} aria-sort={sortedAs("secrets")}>
                {sorter("secrets", t("overview.secrets"))}
              </th>
              {kpis.map((kpi) => (
                <th key={kpi.id} className={styles.head} aria-sort={sortedAs(kpi.id)}>
                  {sorter(kpi.id, t(`kpi.${kpi.id}.short`))} <small>{shortGoal(kpi)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className={clsx(tableStyles.total, styles.total)}>
              <td className={tableStyles.pin}>{whole}</td>
              <td className={tableStyles.number}>{format.number(secrets)}</td>
              {kpis.map((kpi) => (
                <FigureCell
                  key={kpi.id}
                  figure={figureOf(kpi)}
                  target={kpi.target}
                  href={rowsHref(params, { kpi: kpi.id })}
                />
              ))}
            </tr>
            {ordered(teams, order, nameOf).map((row) => (
              <tr key={row.team ?? ""}>
                <td className={tableStyles.pin}>
                  <Link className={styles.team} href={hrefFor({ team: row.team ?? "unassigned" })}>
                    {row.team === null ? t("unassigned") : nameOf(row.team)}
                  </Link>
                </td>
                <td className={tableStyles.number}>{format.number(row.secrets)}</td>
                {row.figures
                  .filter(({ kpiId }) => kpis.some(({ id }) => id === kpiId))
                  .map((figure) => (
                    <FigureCell
                      key={figure.kpiId}
                      figure={figure}
                      target={kpis.find(({ id }) => id === figure.kpiId)?.target ?? null}
                      href={rowsHref(params, { kpi: figure.kpiId, team: row.team })}
                    />
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
