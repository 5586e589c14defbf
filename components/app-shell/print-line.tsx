import { useSearchParams } from "next/navigation";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { isoMinute } from "@/lib/i18n/dates";
import styles from "./print-line.module.css";
import { type ScopeChoices, scopeDimensions } from "./scope";

/** On paper only, above the page: when it was drawn, what it is narrowed to, and who printed it. */
export function PrintLine({ person, choices }: { person: string; choices: ScopeChoices }) {
  const t = useTranslations();
  const timeZone = useTimeZone() ?? "UTC";
  const params = useSearchParams();
  const now = useNow();
  const narrowed = scopeDimensions.flatMap((dimension) => {
    const chosen = params.getAll(dimension);
    const label = (value: string) =>
      choices[dimension].find((choice) => choice.value === value)?.label ?? value;
    return chosen.length > 0
      ? [`${t(`dimension.${dimension}`)}: ${chosen.map(label).join(t("inventory.or"))}`]
      : [];
  });
  return (
    <p className={styles.line}>
      <span>
        {t("shell.printed", { at: isoMinute(now, timeZone), zone: timeZone, who: person })}
      </span>
      <span>{narrowed.length > 0 ? narrowed.join(" · ") : t("shell.printedAll")}</span>
    </p>
  );
}
