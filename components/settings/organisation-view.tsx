import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import type { Organisation } from "@/lib/organisation/model";
import { OriginNote } from "./origin";
import { TargetsCard } from "./targets-card";

/** What the organisation is called, how it counts its days, and who must agree; each value with where it is declared. */
export function OrganisationView({ organisation }: { organisation: Organisation }) {
  const t = useTranslations("settings.organisation");
  const format = useFormatter();
  const { name, timeZone, timeZoneFixedAt, fiscalYearStart, fourEyes, language } = organisation;
  const { retentionMonths, keepDays, targets } = organisation;
  return (
    <>
      <Card title={t("basics")} note={t("basicsNote")}>
        <DefinitionList
          items={[
            { term: t("name"), value: name.value, note: <OriginNote {...name} /> },
            {
              term: t("timeZone"),
              value: timeZone.value,
              note: timeZoneFixedAt
                ? t.rich("timeZoneFixed", { day: () => <Moment at={timeZoneFixedAt} day /> })
                : t("timeZoneOpen"),
            },
            {
              term: t("fiscalYearStart"),
              value: t("month", { month: String(fiscalYearStart.value) }),
              note: <OriginNote {...fiscalYearStart} />,
            },
            {
              term: t("language"),
              value: t(`languages.${language.value}`),
              note: <OriginNote {...language} />,
            },
          ]}
        />
      </Card>
      <Card title={t("control")}>
        <DefinitionList
          items={[
            {
              term: t("fourEyes"),
              value: t(fourEyes.value ? "fourEyesOn" : "fourEyesOff"),
              note: <OriginNote {...fourEyes} />,
            },
            {
              term: t("retentionMonths"),
              value: t("months", { count: format.number(retentionMonths.value) }),
              note: <OriginNote {...retentionMonths} />,
            },
            {
              term: t("keepDays"),
              value: t("days", { count: format.number(keepDays.value) }),
              note: <OriginNote {...keepDays} />,
            },
          ]}
        />
      </Card>
      <TargetsCard targets={targets} />
    </>
  );
}
