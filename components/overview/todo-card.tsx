import clsx from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Fragment } from "react";
import tableStyles from "@/components/data-table/table.module.css";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { State } from "@/components/ui/state";
import { StateIcon } from "@/components/ui/state-icon";
import type { OpenItem } from "@/lib/open-items/model";
import { itemHref, type OverviewParams } from "./links";
import { byTeam, isHighRisk } from "./todo";
import styles from "./todo-card.module.css";

/** The open items of the greatest risk, grouped by the team that must act, each leading to its rows. */
export function TodoCard({
  items,
  params,
  teamNames,
}: {
  items: readonly OpenItem[];
  params: OverviewParams;
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations();
  const teams = byTeam(items);
  if (teams.length === 0)
    return (
      <Card title={t("todo.title")}>
        <Blank icon={<StateIcon tone="ok" />} title={t("todo.nothing")}>
          <p>{t("todo.nothingWhy")}</p>
        </Blank>
      </Card>
    );
  return (
    <Card id="todo" title={t("todo.title")} note={t("todo.note")}>
      <div className={tableStyles.scroll}>
        <table className={clsx(tableStyles.table, tableStyles.wide, styles.todo)}>
          <thead>
            <tr>
              <th scope="col">{t("todo.risk")}</th>
              <th scope="col">{t("todo.what")}</th>
              <th scope="col" className={styles.optional}>
                {t("todo.where")}
              </th>
              <th scope="col" className={tableStyles.number}>
                {t("todo.count")}
              </th>
              <th scope="col" className={tableStyles.number}>
                {t("todo.age")}
              </th>
              <th scope="col">
                <span className="sr">{t("todo.open")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {teams.map(({ team, items: its }) => (
              <Fragment key={team ?? ""}>
                <tr className={tableStyles.group}>
                  <td colSpan={6}>{team === null ? t("unassigned") : (teamNames[team] ?? team)}</td>
                </tr>
                {its.map((item) => (
                  <TodoRow key={item.class} item={item} href={itemHref(params, item)} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function TodoRow({ item, href }: { item: OpenItem; href: string }) {
  const t = useTranslations();
  const format = useFormatter();
  const high = isHighRisk(item);
  const { count, inScope, daysPastDue, services } = item;
  const what = t(`todo.class.${item.class}`);
  const counted = (number: number) => `${format.number(number)}${t("unit.items")}`;
  return (
    <tr>
      <td>
        <State tone={high ? "breach" : "near"}>{t(high ? "todo.high" : "todo.medium")}</State>
      </td>
      <td className={tableStyles.wrap}>
        {inScope > 0 ? (
          <Link className={styles.what} href={href}>
            {what}
          </Link>
        ) : (
          <span className={styles.what}>{what}</span>
        )}
      </td>
      <td className={clsx(tableStyles.quiet, styles.optional)}>
        {services.join(t("inventory.or"))}
      </td>
      <td className={tableStyles.number}>
        {inScope === count ? (
          <Link href={href}>{counted(count)}</Link>
        ) : (
          <>
            {counted(count)}
            {inScope > 0 && (
              <>
                {" "}
                <Link href={href}>{t("todo.inScope", { count: format.number(inScope) })}</Link>
              </>
            )}
          </>
        )}
      </td>
      <td className={clsx(tableStyles.number, tableStyles.quiet, styles.optional)}>
        {daysPastDue === null ? t("ui.none") : t("time.span.days", { count: daysPastDue })}
      </td>
      <td className={clsx(tableStyles.number, styles.optional)}>
        {inScope > 0 && (
          <ButtonLink size="small" href={href}>
            {t("todo.open")}
          </ButtonLink>
        )}
      </td>
    </tr>
  );
}
