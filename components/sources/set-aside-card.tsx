import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { retrySetAside, setAsideQuery } from "@/lib/access-history/ingest/client";
import type { SetAside } from "@/lib/access-history/ingest/model";
import styles from "./log-card.module.css";

/** Records of a log that could not be read: how many, and for those who may see rows of the history, which and why. */
export function SetAsideCard({
  sourceId,
  aside,
  mayRead,
  maySync,
}: {
  sourceId: string;
  aside: number;
  mayRead: boolean;
  maySync: boolean;
}) {
  const t = useTranslations("logs");
  const format = useFormatter();
  const problem = useProblemText();
  const notify = useToast();
  const queries = useQueryClient();
  const list = useQuery({ ...setAsideQuery(sourceId), enabled: mayRead && aside > 0 });
  const retry = useMutation({
    ...retrySetAside(),
    onSuccess({ pieces }) {
      notify("ok", t("retried", { count: format.number(pieces) }));
      return queries.invalidateQueries({ queryKey: ["sources"] });
    },
    onError: (error) => notify("breach", problem(error)),
  });
  const columns: readonly Column<SetAside>[] = [
    { key: "when", header: t("when"), cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
    {
      key: "where",
      header: t("where"),
      cell: ({ piece, at }) => (
        <span className={styles.excerpt}>{t("place", { piece, at: format.number(at) })}</span>
      ),
    },
    { key: "reason", header: t("reason"), cell: ({ reason }) => reason },
    {
      key: "excerpt",
      header: t("excerpt"),
      cell: ({ excerpt }) => <code className={styles.excerpt}>{excerpt}</code>,
    },
  ];
  return (
    <Card title={t("asideTitle", { count: format.number(aside) })} note={t("asideNote")}>
      {aside === 0 && <p className={styles.none}>{t("noneAside")}</p>}
      {aside > 0 && !mayRead && <p className={styles.none}>{t("notForYou")}</p>}
      {list.error && <Callout tone="breach" title={problem(list.error)} />}
      {list.data && (
        <DataTable
          caption={t("asideTitle", { count: format.number(aside) })}
          columns={columns}
          rows={list.data.items}
          keyOf={({ piece, at }) => `${piece}\n${at}`}
          compact
        />
      )}
      {aside > 0 && maySync && (
        <p className={styles.none}>
          <Button size="small" disabled={retry.isPending} onClick={() => retry.mutate(sourceId)}>
            <RotateCcw />
            {t("retry")}
          </Button>
        </p>
      )}
    </Card>
  );
}
