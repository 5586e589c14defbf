import type { ReactNode } from "react";
import styles from "./blank.module.css";

/** In place of content: why there is none, and what to do next. Also for errors, no permission and not found. */
export function Blank({
  icon,
  title,
  page = false,
  actions,
  children,
}: {
  icon: ReactNode;
  title: string;
  /** It stands in place of the whole page, so that its title is the page's heading. */
  page?: boolean;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const Heading = page ? "h1" : "h2";
  return (
    <div className={styles.blank}>
      {icon}
      <Heading>{title}</Heading>
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
