import { useFormatter, useTranslations } from "next-intl";
import { compliance } from "@/lib/declarations/model/compliance";
import type { Effect } from "@/lib/declarations/model/trial";
import { percent } from "@/lib/i18n/numbers";
import styles from "./declarations.module.css";

/** What a change does to figures, in words: overdue into compliant, taken out, and the rates before and after. */
export function EffectLines({ effect }: { effect: Effect }) {
  const t = useTranslations("declarations");
  const kpi = useTranslations("kpi");
  const format = useFormatter();
  const { better, worse } = compliance(effect.rotation);
  const count = (value: number) => `${effect.exact ? "" : "≥ "}${format.number(value)}`;
  const rate = (numerator: number, denominator: number) =>
    denominator === 0 ? "–" : `${percent(numerator / denominator)}%`;
  return (
    <ul className={styles.effects}>
      {better + worse > 0 && <li>{t("turns", { better: count(better), worse: count(worse) })}</li>}
      {effect.takenOut > 0 && <li>{t("takenOut", { count: count(effect.takenOut) })}</li>}
      {effect.broughtBack > 0 && <li>{t("broughtBack", { count: count(effect.broughtBack) })}</li>}
      {effect.figures.map((one) => {
        const before = rate(one.numerator, one.denominator);
        const after = rate(one.afterNumerator, one.afterDenominator);
        const same =
          one.numerator === one.afterNumerator && one.denominator === one.afterDenominator;
        // That names are as they were says nothing of a change that is not about them.
        if (same && one.id === "naming-compliance") return null;
        return (
          <li key={one.id}>
            {kpi(`${one.id}.label`)}{" "}
            {same
              ? t("figureSame", { value: before })
              : t("figure", {
                  before,
                  after,
                  counts: `${format.number(one.afterNumerator)} / ${format.number(one.afterDenominator)}`,
                })}
          </li>
        );
      })}
    </ul>
  );
}
