import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";
import type { OpenItem } from "@/lib/open-items/model";
import type { OverviewParams } from "./links";
import { byTeam } from "./todo";
import styles from "./todo-card.module.css";
import { TodoTable } from "./todo-table";

/** So many teams before the rest is asked for. */
const atFirst = 5;

/** The open items of the greatest risk, grouped by the team that must act, each leading to its rows. */
export function TodoCard({
  items,
  params,
  teamNames,
  note,
}: {
  items: readonly OpenItem[];
  params: OverviewParams;
  teamNames: Readonly<Record<string, string>>;
  /** Who acts, where the items are of one figure. */
  note?: string;
}) {
  const t = useTranslations();
  const groups = byTeam(items);
  const teams = groups.filter(({ team }) => team !== undefined);
  // What waits for the viewer himself is not folded away behind the teams.
  const settings = groups.filter(({ team }) => team === undefined);
  if (groups.length === 0)
    return (
      <Card id="todo" title={t("todo.title")} note={note}>
        <Blank icon={<StateIcon tone="ok" />} title={t("todo.nothing")}>
          <p>{t("todo.nothingWhy")}</p>
        </Blank>
      </Card>
    );
  return (
    <Card id="todo" title={t("todo.title")} note={note ?? t("todo.note")}>
      <TodoTable
        teams={[...teams.slice(0, atFirst), ...settings]}
        params={params}
        teamNames={teamNames}
      />
      {teams.length > atFirst && (
        <details className={styles.more}>
          <summary>{t("todo.more", { count: teams.length - atFirst })}</summary>
          <TodoTable teams={teams.slice(atFirst)} params={params} teamNames={teamNames} />
        </details>
      )}
    </Card>
  );
}
