import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/data-table/data-table";
import { useKpiText } from "@/components/overview/kpi-text";
import { Card } from "@/components/ui/card";
import type { Organisation } from "@/lib/organisation/model";
import { OriginNote } from "./origin";

type Target = Organisation["targets"][number];

/** What each KPI is held against, and where that is declared. */
export function TargetsCard({ targets }: { targets: readonly Target[] }) {
  const t = useTranslations("settings.organisation");
  const kpi = useTranslations("kpi");
  const { targetText } = useKpiText();
  const columns: Column<Target>[] = [
    { key: "kpi", header: t("kpi"), cell: (row) => kpi(`${row.kpi}.label`) },
    {
      key: "target",
      header: t("target"),
      number: true,
      cell: (row) => targetText(row.kpi, row.value),
    },
    {
      key: "definition",
      header: t("ofDefinition"),
      number: true,
      cell: (row) => <span className="ink3">{targetText(row.kpi, row.ofDefinition)}</span>,
    },
    { key: "origin", header: t("origin"), cell: (row) => <OriginNote {...row} /> },
  ];
  return (
    <Card title={t("targets")} note={t("targetsNote")}>
      <DataTable caption={t("targets")} columns={columns} rows={targets} keyOf={(row) => row.kpi} />
    </Card>
  );
}
