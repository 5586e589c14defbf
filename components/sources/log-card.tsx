import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import type { LogState } from "@/lib/sources/model";
import styles from "./log-card.module.css";

const counts = ["records", "accepted", "events", "duplicates", "ignored", "rejected"] as const;

/** What has come of a log so far: every record is told, whatever became of it. */
export function LogCard({ log }: { log: LogState }) {
  const t = useTranslations("logs");
  const format = useFormatter();
  return (
    <Card title={t("title")} note={t("note")}>
      <dl className={styles.counts}>
        {counts.map((key) => (
          <div key={key}>
            <dt>{t(`count.${key}`)}</dt>
            <dd>{format.number(log[key])}</dd>
          </div>
        ))}
        <div>
          <dt>{t("lastRead")}</dt>
          <dd>{log.lastReadAt ? <Moment at={log.lastReadAt} /> : t("neverRead")}</dd>
        </div>
      </dl>
    </Card>
  );
}
