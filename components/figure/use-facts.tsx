import { useFormatter, useTranslations } from "next-intl";
import { unitOf, useKpiText } from "@/components/overview/kpi-text";
import type { Definition } from "@/components/ui/definition-list";
import { DeltaMark } from "@/components/ui/delta-mark";
import { delta, percent } from "@/lib/i18n/numbers";
import type { Kpi } from "@/lib/kpis/model";

/** What stands behind a value, a line each: how it is worked out, of what, its change, and how far it can be trusted. */
export function useFacts(kpi: Kpi): Definition[] {
  const t = useTranslations();
  const format = useFormatter();
  const { withUnit } = useKpiText();
  const { numerator, denominator, period, previous } = kpi;
  const { estate, hours } = kpi.coverage;
  const isRate = kpi.unit === "ratio";
  const of = (part: number, whole: number) => `${format.number(part)} / ${format.number(whole)}`;
  const unit = unitOf(kpi.id);
  const change = delta(
    kpi.value,
    previous?.value ?? null,
    kpi.direction,
    isRate ? "ratio" : "number",
  );
  const unknown = kpi.parts.find(({ id }) => id === "unknown" || id === "unprovable")?.value;

  return [
    { term: t("figure.formula"), value: t(`kpi.${kpi.id}.formula`) },
    ...(isRate && numerator !== null && denominator !== null
      ? [{ term: t("figure.fraction"), value: of(numerator, denominator) }]
      : []),
    {
      term: t("figure.change"),
      value: change ? (
        <DeltaMark delta={change} unit={t(`unit.${unit === "percent" ? "points" : unit}`)} />
      ) : (
        t("ui.none")
      ),
      note: previous
        ? `${previous.day}: ${withUnit(kpi.id, previous.value, kpi.target)}`
        : t("overview.comparedNone"),
    },
    ...(period
      ? [
          {
            term: t("overview.period"),
            value: format.dateTimeRange(new Date(period.from), new Date(period.to), {
              dateStyle: "medium",
            }),
          },
        ]
      : []),
    ...(typeof unknown === "number"
      ? [{ term: t("figure.unknown"), value: format.number(unknown) }]
      : []),
    ...(hours && hours.of > 0
      ? [
          {
            term: t("figure.hours"),
            value: `${percent(hours.covered / hours.of)}${t("unit.percent")}`,
            note: of(hours.covered, hours.of),
          },
        ]
      : []),
    ...(estate.known > 0
      ? [{ term: t("figure.estate"), value: of(estate.connected, estate.known) }]
      : []),
    { term: t("figure.definition"), value: t("figure.version", { number: kpi.definitionVersion }) },
  ];
}
