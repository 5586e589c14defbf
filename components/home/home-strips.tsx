import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { HomeStrip } from "@/lib/homes/model";
import styles from "./home.module.css";

/** So that colour is never the only sign; covered days are plain. */
const signs = { covered: "", gap: "×", unprovable: "?", pending: "" } as const;

/** The last days of each source's logs, each as its worst hour. */
export function HomeStrips({ strips }: { strips: readonly HomeStrip[] }) {
  const t = useTranslations();
  return (
    <ul className={styles.strips}>
      {strips.map(({ source, days }) => {
        const of = (state: "covered" | "gap" | "unprovable") =>
          days.filter((day) => day.state === state).length;
        const counts = { covered: of("covered"), gap: of("gap"), unprovable: of("unprovable") };
        return (
          <li key={source} className={styles.strip}>
            <code className={styles.label}>{source}</code>
            <span className={styles.days} aria-hidden="true">
              {days.map(({ day, state }) => (
                <span
                  key={day}
                  className={clsx(styles.day, styles[state])}
                  title={`${day} ${t(`continuity.state.${state}`)}`}
                >
                  {signs[state]}
                </span>
              ))}
            </span>
            <span className="t12 ink2">{t("home.days", counts)}</span>
          </li>
        );
      })}
    </ul>
  );
}
