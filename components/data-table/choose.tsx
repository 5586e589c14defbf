import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import styles from "./table.module.css";

/** Which rows are chosen, and choosing more or fewer. */
export interface Choosing<Row> {
  readonly has: (row: Row) => boolean;
  /** `range`: together with all between it and the one before. */
  readonly onToggle: (row: Row, range?: boolean) => void;
  /** All rows shown, or none of them. */
  readonly onTogglePage: () => void;
  /** How a row is called by who cannot see it. */
  readonly nameOf: (row: Row) => string;
}

/** The box that chooses all rows shown; half full when some are. */
export function ChooseAll<Row>({
  rows,
  choosing,
}: {
  rows: readonly Row[];
  choosing: Choosing<Row>;
}) {
  const t = useTranslations("list");
  const chosen = rows.filter(choosing.has).length;
  return (
    <th scope="col" className={styles.choose}>
      <Checkbox
        ref={(box: HTMLInputElement | null) => {
          if (box) box.indeterminate = chosen > 0 && chosen < rows.length;
        }}
        checked={rows.length > 0 && chosen === rows.length}
        aria-label={t("choosePage")}
        onChange={choosing.onTogglePage}
      />
    </th>
  );
}

/** The box that chooses one row. */
export function ChooseRow<Row>({ row, choosing }: { row: Row; choosing: Choosing<Row> }) {
  const t = useTranslations("list");
  return (
    <td className={styles.choose}>
      <Checkbox
        checked={choosing.has(row)}
        aria-label={t("chooseRow", { name: choosing.nameOf(row) })}
        onChange={({ nativeEvent }) =>
          choosing.onToggle(row, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
      />
    </td>
  );
}
