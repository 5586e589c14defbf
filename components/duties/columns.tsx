import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Column } from "@/components/data-table/head";
import type { Names } from "@/components/inventory/secret-words";
import { duties } from "@/lib/duties/model";
import type { DutyRow } from "@/lib/duties/model/matrix";
import { rowsOf } from "@/lib/duties/model/search";
import styles from "./duties.module.css";
import { DutyCell } from "./duty-cell";

/** The service with its teams, its secrets, and a column for each duty. */
export function useColumns(url: URLSearchParams, names: Names): Column<DutyRow>[] {
  const t = useTranslations();
  const format = useFormatter();
  return [
    {
      key: "service",
      header: t("dimension.service"),
      cell: ({ service, name, teams }) => (
        <div className={styles.service}>
          <strong title={service ?? undefined}>
            {service === null ? t("unassigned") : (names.service[service] ?? name)}
          </strong>
          <small>
            {teams
              .map((team) => (team === null ? t("unassigned") : (names.team[team] ?? team)))
              .join(t("inventory.or"))}
          </small>
        </div>
      ),
    },
    {
      key: "secrets",
      header: t("duty.secrets"),
      number: true,
      cell: ({ service, secrets }) => (
        <Link href={rowsOf(url, service, null)}>{format.number(secrets)}</Link>
      ),
    },
    ...duties.map((duty) => ({
      key: duty,
      header: t(`duty.name.${duty}`),
      cell: (row: DutyRow) => <DutyCell url={url} names={names} row={row} duty={duty} />,
    })),
  ];
}
