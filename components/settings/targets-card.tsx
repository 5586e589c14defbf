import { useTranslations } from "next-intl";
import { ValuesCard } from "@/components/declarations/values-card";
import { useKpiText } from "@/components/overview/kpi-text";
import type { Organisation } from "@/lib/organisation/model";

/** What each KPI is held against, and where that is declared. */
export function TargetsCard({
  targets,
  mayChange,
}: {
  targets: Organisation["targets"];
  mayChange: boolean;
}) {
  const t = useTranslations("settings.organisation");
  const kpi = useTranslations("kpi");
  const { targetText } = useKpiText();
  return (
    <ValuesCard
      section="targets"
      title={t("targets")}
      note={t("targetsNote")}
      nameHeader={t("kpi")}
      values={targets.map(({ kpi: id, value, from, file, ofDefinition }) => ({
        key: id,
        label: kpi(`${id}.label`),
        shown:
          value === ofDefinition
            ? targetText(id, value)
            : t("targetInstead", {
                value: targetText(id, value),
                definition: targetText(id, ofDefinition),
              }),
        from,
        file,
      }))}
      mayChange={mayChange}
    />
  );
}
