import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./callout.module.css";
import { StateIcon, type Tone } from "./state-icon";

/** Says what happened, what still holds and what to do. `alert` when it appears in answer to an act. */
export function Callout({
  tone,
  title,
  action,
  alert,
  children,
}: {
  tone: Tone;
  title?: ReactNode;
  action?: ReactNode;
  alert?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={clsx(styles.callout, styles[tone])} role={alert ? "alert" : undefined}>
      <StateIcon tone={tone} />
      <div>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className={clsx("row", styles.action)}>{action}</div>}
    </div>
  );
}
