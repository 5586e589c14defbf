import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Names } from "@/components/inventory/secret-words";
import { Card } from "@/components/ui/card";
import { Meter } from "@/components/ui/meter";
import type { Summary } from "@/lib/access-history/model/counts";

/** Accesses by team of the secret when they happened. */
export function TeamCounts({
  teams,
  names,
  format,
}: {
  teams: Summary["facets"]["team"];
  names: Names;
  format: (count: number) => string;
}) {
  const t = useTranslations();
  const most = Math.max(1, ...teams.map(({ count }) => count));
  return (
    <Card title={t("accessHistory.byTeam")} note={t("accessHistory.byTeamNote")}>
      <DataTable
        caption={t("accessHistory.byTeam")}
        columns={[
          {
            key: "team",
            header: t("dimension.team"),
            cell: ({ value }) => (value === null ? t("unassigned") : (names.team[value] ?? value)),
          },
          {
            key: "share",
            header: t("accessHistory.share"),
            cell: ({ count }) => <Meter share={count / most} />,
          },
          {
            key: "count",
            header: t("accessHistory.count"),
            number: true,
            cell: ({ count }) => format(count),
          },
        ]}
        rows={teams}
        keyOf={({ value }) => value ?? "unassigned"}
      />
    </Card>
  );
}
