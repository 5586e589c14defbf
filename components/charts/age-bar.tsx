import clsx from "clsx";
import styles from "./age-bar.module.css";

/** How old a value is against the age it may reach. Ages in the same unit; `allowed` null: no limit is known. */
export function AgeBar({
  age,
  allowed,
  start,
  due,
  today,
  label,
}: {
  age: number;
  allowed: number | null;
  /** Words at the beginning, at the limit and at the present. */
  start: string;
  due: string;
  today: string;
  label: string;
}) {
  const whole = Math.max(age, allowed ?? 0) * 1.06 || 1;
  const at = (value: number) => `${(value / whole) * 100}%`;
  const over = allowed !== null && age > allowed;
  return (
    <div className={styles.bar} role="img" aria-label={label}>
      <span className={clsx(styles.word, styles.above)}>{start}</span>
      <div className={styles.track}>
        <span
          className={styles.good}
          style={{ insetInlineStart: 0, width: at(over ? allowed : age) }}
        />
        {over && (
          <span
            className={styles.over}
            style={{ insetInlineStart: at(allowed), width: at(age - allowed) }}
          />
        )}
      </div>
      {allowed !== null && (
        <>
          <span className={styles.due} style={{ insetInlineStart: at(allowed) }} />
          <span
            className={clsx(
              styles.word,
              styles.below,
              allowed / whole > 0.8 ? styles.end : styles.centre,
            )}
            style={{ insetInlineStart: at(allowed) }}
          >
            {due}
          </span>
        </>
      )}
      <span
        className={clsx(
          styles.word,
          styles.above,
          age / whole > 0.3 ? styles.end : styles.centre,
          over && styles.late,
        )}
        style={{ insetInlineStart: at(age) }}
      >
        {age / whole > 0.3 || !start ? today : ""}
      </span>
    </div>
  );
}
