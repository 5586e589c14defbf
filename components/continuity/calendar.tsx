import clsx from "clsx";
import { useTranslations } from "next-intl";
import { ScrollArea } from "@/components/ui/scroll-area";
import type { Hour } from "@/lib/continuity/model";
import type { CalendarDay } from "./by-day";
import styles from "./calendar.module.css";

const clockHours = Array.from({ length: 24 }, (_, n) => String(n).padStart(2, "0"));

/** Signs in the cells, so that colour is not the only one. Covered hours are plain, so that an eye finds the others. */
const signs: Record<Hour["state"], string> = {
  covered: "",
  gap: "×",
  unprovable: "?",
  pending: "…",
};

/** Days × hours of one log as a table: each cell says its state in words. */
export function Calendar({ caption, days }: { caption: string; days: readonly CalendarDay[] }) {
  const t = useTranslations("continuity");
  const told = (hour: Hour) =>
    [
      t(`state.${hour.state}`),
      hour.proved ? t("byDigest") : t("traces", { arrived: hour.arrived, made: hour.made }),
    ].join(t("comma"));
  return (
    <ScrollArea label={caption} className={styles.scroll}>
      <table className={styles.calendar}>
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("day")}</th>
            {clockHours.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
            <th scope="col" className={styles.sum}>
              {t("state.covered")}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, hours, counts }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {clockHours.map((clock, n) => {
                const hour = hours[n];
                return (
                  <td key={clock}>
                    {hour && (
                      <span className={clsx(styles.hour, styles[hour.state])} title={told(hour)}>
                        <span aria-hidden="true">{signs[hour.state]}</span>
                        <span className="sr">{told(hour)}</span>
                      </span>
                    )}
                  </td>
                );
              })}
              <td className={styles.sum}>
                {counts.covered} / {counts.covered + counts.gap + counts.unprovable}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** What the cells mean. */
export function Legend() {
  const t = useTranslations("continuity");
  return (
    <ul className={styles.legend}>
      {(["covered", "gap", "unprovable", "pending"] as const).map((state) => (
        <li key={state}>
          <span className={clsx(styles.hour, styles[state])} aria-hidden="true">
            {signs[state]}
          </span>
          <b>{t(`state.${state}`)}</b> {t(`means.${state}`)}
        </li>
      ))}
    </ul>
  );
}
