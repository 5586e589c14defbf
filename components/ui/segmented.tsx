import type { ReactNode } from "react";
import styles from "./segmented.module.css";

/** A small choice of which one holds: children are links (`aria-current`) or buttons (`aria-pressed`). */
export function Segmented({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.segmented} aria-label={label}>
      {children}
    </fieldset>
  );
}
