import { useFormatter, useTranslations } from "next-intl";
import type { Kpi } from "@/lib/kpis/model";
import type { Headline } from "@/lib/open-items/model";
import { unitOf, useKpiText } from "./kpi-text";
import { type Clause, clausesOf } from "./sentence";
import { useKindWord } from "./words";

/** A message of the catalogue with its values, ready to be written out. */
export interface Told {
  readonly key: Clause["key"];
  readonly values: Record<string, string | number>;
}

/** The clauses of the sentence with every id in words. */
export function useSentence(
  kpis: readonly Kpi[],
  headline: Headline,
  names: {
    teamNames: Readonly<Record<string, string>>;
    sourceNames: Readonly<Record<string, string>>;
  },
): Told[] {
  const t = useTranslations();
  const format = useFormatter();
  const { withUnit } = useKpiText();
  const kindWord = useKindWord();

  function values(clause: Clause): Told["values"] {
    if ("sources" in clause)
      return {
        rest: clause.sources.length - 1,
        first: names.sourceNames[clause.sources[0] ?? ""] ?? clause.sources[0] ?? "",
      };
    if ("item" in clause) {
      const { team, kind, count } = clause.item;
      return {
        count,
        team: team === null ? t("lead.noTeam") : (names.teamNames[team] ?? team),
        hasKind: kind === null ? "no" : "yes",
        kind: kindWord(kind),
      };
    }
    if (!("change" in clause)) return {};
    const unit = unitOf(clause.kpi);
    const target = kpis.find(({ id }) => id === clause.kpi)?.target ?? null;
    return {
      kpi: t(`kpi.${clause.kpi}.label`),
      change:
        unit === "percent"
          ? `${clause.change.toFixed(1)}${t("lead.points")}`
          : `${format.number(clause.change)}${t(`unit.${unit}`)}`,
      value: withUnit(clause.kpi, clause.value, target),
    };
  }

  return clausesOf(kpis, headline).map((clause) => ({ key: clause.key, values: values(clause) }));
}
