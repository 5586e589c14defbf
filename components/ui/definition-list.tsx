import { Fragment, type ReactNode } from "react";
import styles from "./definition-list.module.css";

export interface Definition {
  readonly term: string;
  /** Tells it from others of the same term. */
  readonly id?: string;
  readonly value: ReactNode;
  /** Where it comes from, in small print. */
  readonly note?: ReactNode;
}

/** Names and what stands behind them, each with its origin. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className={styles.list}>
      {items.map(({ term, id, value, note }) => (
        <Fragment key={id ?? term}>
          <dt>{term}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
