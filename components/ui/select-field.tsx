import { type ComponentProps, useId } from "react";
import styles from "./field.module.css";

/** A labelled choice out of a short list, by the platform's own select. */
export function SelectField({
  label,
  help,
  options,
  ...select
}: {
  label: string;
  help?: string;
  options: readonly { value: string; label: string }[];
} & ComponentProps<"select">) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.input}
        aria-describedby={help ? `${id}-help` : undefined}
        {...select}
      >
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {help && (
        <span id={`${id}-help`} className={styles.help}>
          {help}
        </span>
      )}
    </div>
  );
}
