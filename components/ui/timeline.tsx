import type { ReactNode } from "react";
import { Moment } from "./moment";
import styles from "./timeline.module.css";

export interface TimelineItem {
  readonly id: string;
  /** ISO 8601 */
  readonly at: string;
  readonly mark?: "brand" | "breach";
  readonly content: ReactNode;
}

/** What happened, newest first. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className={styles.timeline}>
      {items.map(({ id, at, mark, content }) => (
        <li key={id} className={mark && styles[mark]}>
          <span className={styles.when}>
            <Moment at={at} />
          </span>
          <span className={styles.pin} />
          <div>{content}</div>
        </li>
      ))}
    </ol>
  );
}
