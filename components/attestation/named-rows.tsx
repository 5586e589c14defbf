import { useFormatter, useTranslations } from "next-intl";
import { Path } from "@/components/ui/path";
import styles from "./attestation.module.css";

const named = 20;

/** The secrets an act is for, by name; of more than twenty the number of the others. */
export function NamedRows({ rows }: { rows: readonly { id: string; path: string }[] }) {
  const t = useTranslations("attestation");
  const format = useFormatter();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <ul className={styles.named} tabIndex={0} aria-label={t("rows")}>
      {rows.slice(0, named).map(({ id, path }) => (
        <li key={id}>
          <Path path={path} room={60} />
        </li>
      ))}
      {rows.length > named && (
        <li>
          <strong>{t("others", { count: format.number(rows.length - named) })}</strong>
        </li>
      )}
    </ul>
  );
}
