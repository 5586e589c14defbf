import { useFormatter, useTranslations } from "next-intl";
import { Path } from "@/components/ui/path";
import styles from "./bulk-bar.module.css";
import type { Selection } from "./use-selection";

/** So many are named; the others are counted. */
const named = 20;

/** The secrets an act is for, by name, so that nobody changes what he has not seen. */
export function ChosenRows({ selection: { rows, count } }: { selection: Selection }) {
  const t = useTranslations("bulk");
  const format = useFormatter();
  const shown = rows.slice(0, named);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <ul className={styles.rows} tabIndex={0} aria-label={t("rows")}>
      {shown.map(({ id, path }) => (
        <li key={id}>
          <Path path={path} room={60} />
        </li>
      ))}
      {count > shown.length && (
        <li>
          <strong>{t("others", { count: format.number(count - shown.length) })}</strong>
        </li>
      )}
    </ul>
  );
}
