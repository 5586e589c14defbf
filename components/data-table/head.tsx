import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./table.module.css";

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Stands at the end of its cell, as numbers do. */
  readonly number?: boolean;
  /** The name by which the list can be sorted; absent where it cannot. */
  readonly sort?: string;
}

export interface Sorting {
  readonly by: string;
  readonly order: "asc" | "desc";
  readonly onSort: (by: string) => void;
}

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
