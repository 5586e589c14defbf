import { useFormatter, useTranslations } from "next-intl";
import type { LogDay, LogDays } from "@/lib/access-history/model/log-days";
import styles from "./timeline.module.css";

/** One line per log: on which days all hours are proved, where there are gaps, and what nobody can prove. */
export function LogStrips({ days, logs }: { days: readonly string[]; logs: LogDays }) {
  const t = useTranslations("accessHistory");
  const format = useFormatter();
  return logs.sources.map(({ id, label, days: known }) => {
    const byDay = new Map(known.map((day) => [day.day, day]));
    const sum = (key: "covered" | "gap" | "unprovable") =>
      known.reduce((total, day) => total + day[key], 0);
    const hours = sum("covered") + sum("gap") + sum("unprovable");
    const share = format.number(hours === 0 ? 0 : sum("covered") / hours, {
      style: "percent",
      maximumFractionDigits: 1,
    });
    const told = t("logLabel", { label, share, gap: sum("gap"), unprovable: sum("unprovable") });
    return (
      <div key={id} className={styles.logs}>
        <span className={styles.log} title={told}>
          {label} {share}
        </span>
        <div className={styles.strip} role="img" aria-label={told}>
          {days.map((day) => (
            <span key={day} className={classOf(byDay.get(day))} title={`${day} ${label}`} />
          ))}
        </div>
      </div>
    );
  });
}

/** The worst of a day is what it is drawn as. */
function classOf(day: LogDay | undefined): string | undefined {
  if (!day) return undefined;
  if (day.gap > 0) return styles.gap;
  if (day.unprovable > 0) return styles.unprovable;
  return day.covered > 0 ? styles.covered : undefined;
}
