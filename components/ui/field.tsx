import { type ComponentProps, useId } from "react";
import styles from "./field.module.css";
import { StateIcon } from "./state-icon";

/** A labelled input. An error stands right under it and says how to mend it. */
export function Field({
  label,
  help,
  error,
  ...input
}: { label: string; help?: string; error?: string } & ComponentProps<"input">) {
  const id = useId();
  const described = error ? `${id}-error` : help ? `${id}-help` : undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        {...input}
      />
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          <StateIcon tone="breach" />
          {error}
        </span>
      )}
      {!error && help && (
        <span id={`${id}-help`} className={styles.help}>
          {help}
        </span>
      )}
    </div>
  );
}
