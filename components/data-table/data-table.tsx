import clsx from "clsx";
import { Fragment, type ReactNode } from "react";
import { ScrollArea } from "@/components/ui/scroll-area";
import { ChooseAll, ChooseRow, type Choosing } from "./choose";
import { type Column, Head, type Sorting } from "./head";
import styles from "./table.module.css";

/** Rows under named columns. The first column stays in sight when the rest scrolls; heads sort where they can. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  isOpen,
  detail,
  compact,
  wide,
  sorting,
  choosing,
  busy,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The row that stands out, such as the one in use. */
  isOpen?: (row: Row) => boolean;
  /** What stands below the open row. */
  detail?: (row: Row) => ReactNode;
  compact?: boolean;
  /** Many columns: keeps its width and scrolls sideways where there is no room. */
  wide?: boolean;
  sorting?: Sorting;
  /** Rows can be chosen, by a box before each. */
  choosing?: Choosing<Row> | undefined;
  busy?: boolean;
}) {
  const frame = clsx(styles.scroll, detail && styles.window);
  return (
    <ScrollArea label={caption} className={frame} busy={busy}>
      <table
        className={clsx(
          styles.table,
          wide && styles.wide,
          compact && styles.compact,
          choosing && styles.choosing,
        )}
      >
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {choosing && <ChooseAll rows={rows} choosing={choosing} />}
            {columns.map((column, index) => (
              <Head key={column.key} column={column} pinned={index === 0} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={keyOf(row)}>
              <tr
                className={clsx(isOpen?.(row) && styles.open, choosing?.has(row) && styles.chosen)}
                aria-selected={choosing?.has(row)}
              >
                {choosing && <ChooseRow row={row} choosing={choosing} />}
                {columns.map(({ key, cell, number }, index) => (
                  <td
                    key={key}
                    className={clsx(index === 0 && styles.pin, number && styles.number)}
                  >
                    {cell(row)}
                  </td>
                ))}
              </tr>
              {detail && isOpen?.(row) && (
                <tr className={styles.detail}>
                  <td colSpan={columns.length + (choosing ? 1 : 0)}>{detail(row)}</td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
