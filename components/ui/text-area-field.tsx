import clsx from "clsx";
import { type ComponentProps, useId } from "react";
import styles from "./field.module.css";
import { StateIcon } from "./state-icon";

/** A labelled field for several lines. An error stands right under it and says how to mend it. */
export function TextAreaField({
  label,
  help,
  error,
  ...area
}: { label: string; help?: string; error?: string } & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={clsx(styles.input, styles.area)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || help ? `${id}-note` : undefined}
        {...area}
      />
      {(error || help) && (
        <span id={`${id}-note`} className={error ? styles.error : styles.help}>
          {error && <StateIcon tone="breach" />}
          {error ?? help}
        </span>
      )}
    </div>
  );
}
