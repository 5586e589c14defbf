import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import type { Organisation } from "@/lib/organisation/model";
import { ChangeLink } from "./change-link";
import { OriginNote } from "./origin";
import { TargetsCard } from "./targets-card";

/** What the organisation is called, how it counts its days, and who must agree; each value with where it is declared. */
export function OrganisationView({
  organisation,
  mayChange,
}: {
  organisation: Organisation;
  mayChange: boolean;
}) {
  const t = useTranslations("settings.organisation");
  const format = useFormatter();
  const { timeZone, timeZoneFixedAt, retentionMonths, keepDays, targets } = organisation;
  const editable = (
    key: "name" | "fiscalYearStart" | "language" | "fourEyes",
    value: ReactNode,
  ) => ({
    term: t(key),
    value: (
      <span className="row wrap">
        {value}
        {mayChange && organisation[key].from !== "file" && <ChangeLink name={key} label={t(key)} />}
      </span>
    ),
    note: <OriginNote {...organisation[key]} />,
  });
  const { fiscalYearStart, language, fourEyes, name } = organisation;
  return (
    <>
      <Card title={t("basics")} note={t("basicsNote")}>
        <DefinitionList
          items={[
            editable("name", name.value),
            {
              term: t("timeZone"),
              value: timeZone.value,
              note: timeZoneFixedAt
                ? t.rich("timeZoneFixed", { day: () => <Moment at={timeZoneFixedAt} day /> })
                : t("timeZoneOpen"),
            },
            editable("fiscalYearStart", t("month", { month: String(fiscalYearStart.value) })),
            editable("language", t(`languages.${language.value}`)),
          ]}
        />
      </Card>
      <Card title={t("control")}>
        <DefinitionList
          items={[
            editable("fourEyes", t(fourEyes.value ? "fourEyesOn" : "fourEyesOff")),
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
      <TargetsCard targets={targets} mayChange={mayChange} />
    </>
  );
}
