import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Pager } from "@/components/data-table/pager";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { State } from "@/components/ui/state";
import { requestsQuery } from "@/lib/break-glass/client";
import type { BreakGlassRequest } from "@/lib/break-glass/model";
import styles from "./break-glass.module.css";
import { stateTone } from "./tones";

/** Every request this viewer may see, newest first. */
export function RequestsCard() {
  const t = useTranslations("breakGlass");
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const { data, isPlaceholderData } = useQuery({
    ...requestsQuery("all", cursors.at(-1) ?? null),
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? [];
  const next = data?.nextCursor;
  const columns: Column<BreakGlassRequest>[] = [
    {
      key: "label",
      header: t("column.request"),
      cell: ({ id, label, emergency }) => (
        <span className={styles.two}>
          <Link href={`/break-glass/${id}`}>{label}</Link>
          {emergency && <span className={styles.small}>{t("emergency")}</span>}
        </span>
      ),
    },
    {
      key: "state",
      header: t("column.state"),
      cell: (request) => (
        <span className={styles.two}>
          <State tone={stateTone[request.state]}>{t(`state.${request.state}`)}</State>
          {request.approval === "overdue" && <State tone="breach">{t("due.decideOverdue")}</State>}
          {request.review === "overdue" && <State tone="breach">{t("due.reviewOverdue")}</State>}
        </span>
      ),
    },
    { key: "person", header: t("column.person"), cell: ({ person }) => person.name },
    {
      key: "secret",
      header: t("column.secret"),
      cell: ({ targets: [first], targets, hiddenTargets }) => (
        <span className={styles.two}>
          {first ? (
            <Path path={first.path} room={40} />
          ) : (
            t("moreSecrets", { count: hiddenTargets })
          )}
          <span className={styles.small}>
            {targets.length + hiddenTargets > 1 &&
              t("moreSecrets", { count: targets.length + hiddenTargets - 1 })}
          </span>
        </span>
      ),
    },
    {
      key: "window",
      header: t("column.window"),
      cell: ({ from, endsAt }) => (
        <span className={styles.two}>
          <Moment at={from} />
          <span className={styles.small}>
            –<Moment at={endsAt} />
          </span>
        </span>
      ),
    },
    {
      key: "decided",
      header: t("column.decided"),
      cell: ({ decidedBy }) => decidedBy?.name ?? "–",
    },
    {
      key: "reviewed",
      header: t("column.reviewed"),
      cell: ({ reviewedBy }) => reviewedBy?.name ?? "–",
    },
  ];
  return (
    <Card title={t("requests")} note={t("requestsNote")}>
      {items.length === 0 ? (
        <CardBody>
          <p className={styles.small}>{t("requestsNone")}</p>
        </CardBody>
      ) : (
        <>
          <DataTable
            caption={t("requests")}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            wide
            busy={isPlaceholderData}
          />
          <Pager
            first={cursors.length * 20 + 1}
            shown={items.length}
            total={data?.total ?? null}
            onStart={cursors.length > 0 ? () => setCursors([]) : undefined}
            onNext={next ? () => setCursors([...cursors, next]) : undefined}
          />
        </>
      )}
    </Card>
  );
}
