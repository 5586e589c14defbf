import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./state.module.css";
import { StateIcon, type Tone } from "./state-icon";

/** A state as icon + word. `soft` gives it a ground, for heads of pages and cards. */
export function State({
  tone,
  soft,
  title,
  children,
}: {
  tone: Tone;
  soft?: boolean;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={clsx(styles.state, styles[tone], soft && styles.soft)} title={title}>
      <StateIcon tone={tone} />
      {children}
    </span>
  );
}
