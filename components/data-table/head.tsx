import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { Column, Sorting } from "./data-table";
import styles from "./table.module.css";

/** The head of a column, a button where the list can be sorted by it. */
export function Head<Row>({
  column: { header, number, sort },
  pinned,
  sorting,
}: {
  column: Column<Row>;
  pinned: boolean;
  sorting: Sorting | undefined;
}) {
  const active = sort !== undefined && sorting?.by === sort;
  const ascending = sorting?.order === "asc";
  return (
    <th
      scope="col"
      className={clsx(pinned && styles.pin, number && styles.number)}
      aria-sort={active ? (ascending ? "ascending" : "descending") : undefined}
    >
      {sort !== undefined && sorting ? (
        <button type="button" className={styles.sorter} onClick={() => sorting.onSort(sort)}>
          {header}
          {active && (ascending ? <ArrowUp /> : <ArrowDown />)}
        </button>
      ) : (
        header
      )}
    </th>
  );
}
