import { daysBetween } from "@/lib/i18n/dates";
import { type DayValue, runsOf } from "./series";
import styles from "./sparkline.module.css";

/** A small trend without axes, drawn on the server. It has its own range; missing days are left open. */
export function Sparkline({
  points,
  from,
  to,
  target,
  label,
  empty,
}: {
  points: readonly DayValue[];
  from: string | undefined;
  to: string | undefined;
  target: number | null;
  label: string;
  empty: string;
}) {
  const runs = runsOf(points);
  const last = runs.at(-1)?.at(-1);
  if (!from || !to || !last) return <span className={styles.empty}>{empty}</span>;

  const values = runs.flat().map(({ value }) => value);
  const all = target === null ? values : [...values, target];
  const low = Math.min(...all);
  const range = Math.max(...all) - low || 1;
  const days = Math.max(1, daysBetween(from, to));
  const x = (day: string) => (daysBetween(from, day) / days) * 1000;
  const y = (value: number) => 96 - ((value - low) / range) * 92;
  const line = (run: (typeof runs)[number]) =>
    run
      .map(({ day, value }, at) => `${at ? "L" : "M"}${x(day).toFixed(1)} ${y(value).toFixed(1)}`)
      .join("") + (run.length === 1 ? "h0.01" : "");

  return (
    <span className={styles.spark} role="img" aria-label={label}>
      <span className={styles.plot}>
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          {target !== null && (
            <path className={styles.target} d={`M0 ${y(target).toFixed(1)}H1000`} />
          )}
          {runs.map((run) => (
            <path key={run[0]?.day} d={line(run)} />
          ))}
        </svg>
        <span
          className={styles.dot}
          style={{ left: `${x(last.day) / 10}%`, top: `${y(last.value)}%` }}
        />
      </span>
    </span>
  );
}
