import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Card } from "@/components/ui/card";
import { Meter } from "@/components/ui/meter";
import { progressQuery } from "@/lib/attestation/client";
import type { AttestationProgress } from "@/lib/attestation/model";
import { percent } from "@/lib/i18n/numbers";
import styles from "./attestation.module.css";

type Team = AttestationProgress["items"][number];

/** How far each team is: who has confirmed the least first. */
export function ProgressCard({ teamNames }: { teamNames: Readonly<Record<string, string>> }) {
  const t = useTranslations();
  const format = useFormatter();
  const { data } = useQuery(progressQuery());
  const items = data?.items ?? [];
  const sum = (pick: (team: Team) => number) => items.reduce((all, one) => all + pick(one), 0);
  const share = (of: number, all: number) =>
    `${percent(all === 0 ? 0 : of / all)}${t("unit.percent")}`;
  const columns: Column<Team>[] = [
    {
      key: "team",
      header: t("dimension.team"),
      cell: ({ team, open }) => {
        const name = team === null ? t("unassigned") : (teamNames[team] ?? team);
        return open ? <Link href={`?view=all&team=${team ?? "unassigned"}`}>{name}</Link> : name;
      },
    },
    {
      key: "lead",
      header: t("attestation.column.lead"),
      cell: ({ lead }) => lead?.name ?? t("ui.none"),
    },
    {
      key: "share",
      header: t("attestation.column.share"),
      cell: ({ confirmed, counted }) => (
        <span className={styles.share}>
          <span>
            {share(confirmed, counted)}
            <span className="t12 ink3">
              {" "}
              {format.number(confirmed)} / {format.number(counted)}
            </span>
          </span>
          <Meter share={counted === 0 ? 0 : confirmed / counted} />
        </span>
      ),
    },
    {
      key: "bulk",
      header: t("attestation.column.inBulk"),
      number: true,
      cell: ({ inBulk }) => format.number(inBulk),
    },
    {
      key: "operator",
      header: t("attestation.column.byOperator"),
      number: true,
      cell: ({ byOperator }) => format.number(byOperator),
    },
  ];
  return (
    <Card
      title={t("attestation.progress")}
      note={t("attestation.progressNote", {
        share: share(
          sum(({ confirmed }) => confirmed),
          sum(({ counted }) => counted),
        ),
        confirmed: format.number(sum(({ confirmed }) => confirmed)),
        counted: format.number(sum(({ counted }) => counted)),
      })}
    >
      <DataTable
        caption={t("attestation.progress")}
        columns={columns}
        rows={items}
        keyOf={({ team }) => team ?? ""}
        wide
      />
    </Card>
  );
}
