import type { TrendSeries } from "./series";
import styles from "./trend-chart.module.css";

interface TipProps {
  series: readonly TrendSeries[];
  formatValue: (value: number) => string;
  noRecord: string;
  /** Given by the chart: the day under the pointer. */
  active?: boolean;
  label?: string | number;
}

/** The values of one day, under the pointer. */
export function TrendTip({ series, formatValue, noRecord, active, label }: TipProps) {
  if (!active || label === undefined) return null;
  return (
    <div className={styles.tip}>
      <strong>{label}</strong>
      <ul>
        {series.map(({ id, name, points }) => {
          const value = points.find(({ day }) => day === label)?.value ?? null;
          return (
            <li key={id}>
              <span>{name}</span>
              <span>{value === null ? noRecord : formatValue(value)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
