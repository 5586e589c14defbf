import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import tableStyles from "@/components/data-table/table.module.css";
import { itemHref, type OverviewParams } from "./links";
import type { TeamTodo } from "./todo";
import styles from "./todo-card.module.css";
import { TodoRow } from "./todo-row";

/** What teams have to do, a group of rows each. */
export function TodoTable({
  teams,
  params,
  teamNames,
}: {
  teams: readonly TeamTodo[];
  params: OverviewParams;
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations();
  return (
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
            <Fragment key={team === undefined ? "*" : (team ?? "")}>
              <tr className={tableStyles.group}>
                <td colSpan={6}>
                  {team === undefined
                    ? t("todo.settings")
                    : team === null
                      ? t("unassigned")
                      : (teamNames[team] ?? team)}
                </td>
              </tr>
              {its.map((item) => (
                <TodoRow
                  key={`${item.class} ${item.service} ${item.duty}`}
                  item={item}
                  href={itemHref(params, item)}
                />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
