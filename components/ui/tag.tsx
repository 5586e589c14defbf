import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./tag.module.css";

/** A short word in a frame, such as an environment; `strong` for the one that matters most (prod). */
export function Tag({ strong, children }: { strong?: boolean; children: ReactNode }) {
  return <span className={clsx(styles.tag, strong && styles.strong)}>{children}</span>;
}
