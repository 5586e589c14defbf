import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Meter } from "@/components/ui/meter";
import type { SourceDetail } from "@/lib/sources/model";
import { callsByDay } from "./calls";
import styles from "./calls-card.module.css";

/** Our own calls to a source: they share its quota with everybody else. */
export function CallsCard({ calls, today }: { calls: SourceDetail["calls"]; today: number }) {
  const t = useTranslations("sources.calls");
  const format = useFormatter();
  const days = callsByDay(calls).slice(0, 14);
  const most = Math.max(1, ...days.map((day) => day.total));
  return (
    <Card title={t("title")} note={t("today", { count: format.number(today) })}>
      {days.length === 0 ? (
        <p className={styles.none}>{t("none")}</p>
      ) : (
        <ul className={styles.days}>
          {days.map(({ day, total, apis }) => (
            <li
              key={day}
              title={apis.map(({ api, calls: n }) => `${api} ${format.number(n)}`).join("\n")}
            >
              <span>{day}</span>
              <Meter share={total / most} />
              <span>{format.number(total)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
