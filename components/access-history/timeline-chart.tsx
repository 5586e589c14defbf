import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { niceTop, tickDays } from "@/components/charts/labels";
import { everyDay } from "@/components/charts/series";
import type { DayCount } from "@/lib/access-history/model/counts";
import type { LogDays } from "@/lib/access-history/model/log-days";
import { LogStrips } from "./log-strips";
import styles from "./timeline.module.css";

/** Accesses by day: successes and failures, hatched where they were not counted; below, what each log can prove. */
export function TimelineChart({
  from,
  to,
  days,
  countedFrom,
  logs,
  onDay,
}: {
  from: string;
  to: string;
  days: readonly DayCount[];
  countedFrom: string | null;
  logs?: LogDays | undefined;
  /** Narrows to one day. */
  onDay?: ((day: string) => void) | undefined;
}) {
  const t = useTranslations("accessHistory");
  const format = useFormatter();
  const all = everyDay([], from, to).map(({ day }) => day);
  const byDay = new Map(days.map((day) => [day.day, day]));
  const sums = days.map(({ success, failure }) => success + failure);
  const top = niceTop(Math.max(1, ...sums));
  const total = sums.reduce((sum, one) => sum + one, 0);
  const failed = days.reduce((sum, { failure }) => sum + failure, 0);
  const height = (count: number) => ({ height: `${(count / top) * 100}%` });
  return (
    <div className={styles.chart}>
      <div className={styles.axis} aria-hidden="true">
        <span>{format.number(top)}</span>
        <span>{top > 1 ? format.number(top / 2) : ""}</span>
        <span>0</span>
      </div>
      <div
        className={styles.plot}
        role="img"
        aria-label={t("chartLabel", { from, to, total, failed })}
      >
        {all.map((day) => {
          const { success, failure } = byDay.get(day) ?? { success: 0, failure: 0 };
          const unknown = countedFrom !== null && day < countedFrom;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the period is chosen beside it.
            // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
            <div
              key={day}
              className={clsx(styles.day, unknown && styles.unknown)}
              title={
                unknown ? t("dayNotCounted", { day }) : t("dayCount", { day, success, failure })
              }
              onClick={() => onDay?.(day)}
            >
              {failure > 0 && <span className={styles.failure} style={height(failure)} />}
              {success > 0 && <span className={styles.success} style={height(success)} />}
            </div>
          );
        })}
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {tickDays(all, 6).map((day) => (
          <span key={day}>{day.slice(5)}</span>
        ))}
      </div>
      {logs && <LogStrips days={all} logs={logs} />}
    </div>
  );
}

/** What the colours of the chart mean. */
export function TimelineLegend() {
  const t = useTranslations("accessHistory");
  return (
    <span className={styles.legend}>
      <span>
        <span className={clsx(styles.key, styles.success)} />
        {t("outcome.success")}
      </span>
      <span>
        <span className={clsx(styles.key, styles.failure)} />
        {t("outcome.failure")}
      </span>
    </span>
  );
}
