import type { ReactNode } from "react";
import styles from "./blank.module.css";

/** In place of content: why there is none, and what to do next. Also for errors, no permission and not found. */
export function Blank({
  icon,
  title,
  actions,
  children,
}: {
  icon: ReactNode;
  title: string;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={styles.blank}>
      {icon}
      <h2>{title}</h2>
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
