import { useFormatter, useTranslations } from "next-intl";
import { Path } from "@/components/ui/path";
import { ScrollArea } from "@/components/ui/scroll-area";
import styles from "./bulk-bar.module.css";

/** So many are named; the others are counted. */
const named = 20;

/** The secrets an act is for, by name, so that nobody changes what he has not seen. */
export function NamedRows({
  rows,
  count = rows.length,
}: {
  rows: readonly { id: string; path: string }[];
  /** How many there are, where not all are known by name. */
  count?: number;
}) {
  const t = useTranslations("bulk");
  const format = useFormatter();
  const shown = rows.slice(0, named);
  return (
    <ScrollArea label={t("rows")} className={styles.rows}>
      <ul>
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
    </ScrollArea>
  );
}
