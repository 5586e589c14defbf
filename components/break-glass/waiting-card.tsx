import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { requestsQuery } from "@/lib/break-glass/client";
import styles from "./break-glass.module.css";
import { RequestItem } from "./request-item";

/** Requests that wait for this viewer's decision, or windows that wait for his review. */
export function WaitingCard({ due }: { due: "decide" | "review" }) {
  const t = useTranslations("breakGlass");
  const format = useFormatter();
  const { data } = useQuery(requestsQuery(due === "decide" ? "to-decide" : "to-review"));
  const items = data?.items ?? [];
  return (
    <Card
      title={t(`waiting.${due}`)}
      note={t("count", { count: format.number(data?.total ?? 0) })}
      aside={<span className={styles.small}>{t(`waiting.${due}Note`)}</span>}
    >
      {items.length === 0 ? (
        <CardBody>
          <p className={styles.small}>{t(`waiting.${due}None`)}</p>
        </CardBody>
      ) : (
        <ul className={styles.items}>
          {items.map((request) => (
            <RequestItem key={request.id} request={request} due={due} />
          ))}
        </ul>
      )}
    </Card>
  );
}
