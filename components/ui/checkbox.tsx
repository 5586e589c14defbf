import clsx from "clsx";
import type { ComponentProps } from "react";
import styles from "./checkbox.module.css";

/** The browser's own checkbox in our look: it stands inside its label. */
export function Checkbox({ className, ...rest }: ComponentProps<"input">) {
  return <input type="checkbox" className={clsx(styles.checkbox, className)} {...rest} />;
}
