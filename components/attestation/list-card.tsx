import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { UrlList } from "@/components/data-table/url-list";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";
import { attestationsQuery } from "@/lib/attestation/client";
import type { AttestationItem } from "@/lib/attestation/model";
import { attestationSearch } from "@/lib/attestation/model/search";
import styles from "./attestation.module.css";
import { type RowAct, useColumns } from "./columns";
import { ConfirmDialog } from "./confirm-dialog";
import { MarkDialog } from "./mark-dialog";
import { ViewTabs } from "./view-tabs";

/** The secrets to confirm, what is due first: one by one, some that were chosen, or all that are shown. */
export function ListCard({
  url,
  usual,
  mayConfirm,
}: {
  url: URLSearchParams;
  /** What is shown where the address names no view. */
  usual: "mine" | "all";
  mayConfirm: boolean;
}) {
  const t = useTranslations("attestation");
  const format = useFormatter();
  const list = useQuery({
    ...attestationsQuery(attestationSearch(url, usual)),
    placeholderData: keepPreviousData,
  });
  const [asking, ask] = useState<{ act: RowAct; rows: readonly AttestationItem[] } | null>(null);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns((act, item) => ask({ act, rows: [item] }));
  const mine = (list.data?.items ?? []).filter(({ mayConfirmAs }) => mayConfirmAs !== null);
  const rows = mine.filter(({ id }) => chosen.has(id));
  const close = () => ask(null);
  const done = () => {
    ask(null);
    choose(new Set());
  };

  return (
    <Card title={t("list")} note={t("listNote")} busy={list.isPlaceholderData}>
      <ViewTabs url={url} usual={usual} mayConfirm={mayConfirm} total={list.data?.total} />
      {mine.length > 0 && (
        <div className={styles.bar}>
          <strong role="status">{t("chosen", { count: format.number(rows.length) })}</strong>
          <span className="row wrap end">
            <Button disabled={rows.length === 0} onClick={() => ask({ act: "confirm", rows })}>
              {t("confirmChosen")}
            </Button>
            <Button onClick={() => ask({ act: "confirm", rows: mine })}>
              {t("confirmShown", { count: format.number(mine.length) })}
            </Button>
          </span>
        </div>
      )}
      <UrlList
        url={url}
        list={list}
        onToggle={(id) => {
          if (mine.some((one) => one.id === id)) choose(toggled(chosen, [id], !chosen.has(id)));
        }}
        blank={
          <Blank icon={<StateIcon tone="ok" />} title={t("none")}>
            <p>{t("noneWhy")}</p>
          </Blank>
        }
      >
        {(items) => (
          <DataTable
            caption={t("list")}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            wide
            busy={list.isPlaceholderData}
            choosing={
              mine.length === 0
                ? undefined
                : {
                    has: ({ id }) => chosen.has(id),
                    onToggle: ({ id }) => choose(toggled(chosen, [id], !chosen.has(id))),
                    onTogglePage: () =>
                      choose(
                        toggled(
                          chosen,
                          mine.map(({ id }) => id),
                          !mine.every(({ id }) => chosen.has(id)),
                        ),
                      ),
                    nameOf: ({ path }) => path,
                  }
            }
          />
        )}
      </UrlList>
      {asking?.act === "confirm" && (
        <ConfirmDialog rows={asking.rows} onClose={close} onDone={done} />
      )}
      {(asking?.act === "hand-over" || asking?.act === "retire") && (
        <MarkDialog kind={asking.act} rows={asking.rows} onClose={close} />
      )}
    </Card>
  );
}

function toggled(chosen: ReadonlySet<string>, ids: readonly string[], on: boolean) {
  const next = new Set(chosen);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
