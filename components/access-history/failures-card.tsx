import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { failuresQuery } from "@/lib/access-history/client";
import styles from "./access-history.module.css";

/** Failed reads by cause, and how many runs of them began soon after a change; what no log shows is said. */
export function FailuresCard({ search }: { search: string }) {
  const t = useTranslations("accessHistory");
  const format = useFormatter();
  const { data, error } = useQuery(failuresQuery(search));
  if (error) return null;
  return (
    <Card title={t("failures")} note={t("failuresNote")} footer={t("failuresUnseen")}>
      <CardBody>
        {data ? (
          <dl className={styles.figures}>
            {data.causes.map(({ cause, events, runs, runsAfterChange }) => (
              <div key={cause}>
                <dt>{t(`cause.${cause}`)}</dt>
                <dd>
                  {format.number(events)}
                  <span className="unit">{t("times")}</span>
                  <small>{t("runs", { runs })}</small>
                  {runsAfterChange > 0 && (
                    <small>{t("runsAfter", { runs: runsAfterChange })}</small>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <Skeleton height="48px" />
        )}
      </CardBody>
    </Card>
  );
}
