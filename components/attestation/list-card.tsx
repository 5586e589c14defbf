import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { Pager } from "@/components/data-table/pager";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { useProblemText } from "@/components/ui/problem-text";
import { StateIcon } from "@/components/ui/state-icon";
import { attestationsQuery } from "@/lib/attestation/client";
import type { AttestationItem } from "@/lib/attestation/model";
import { attestationSearch } from "@/lib/attestation/model/search";
import styles from "./attestation.module.css";
import { type RowAct, useColumns } from "./columns";
import { ConfirmDialog } from "./confirm-dialog";
import { ListTabs } from "./list-tabs";
import { MarkDialog } from "./mark-dialog";

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
  const router = useRouter();
  const problem = useProblemText();
  const { data, error, isPlaceholderData } = useQuery({
    ...attestationsQuery(attestationSearch(url, usual)),
    placeholderData: keepPreviousData,
  });
  const [asking, ask] = useState<{ act: RowAct; rows: readonly AttestationItem[] } | null>(null);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const columns = useColumns((act, item) => ask({ act, rows: [item] }));
  const items = data?.items ?? [];
  const mine = items.filter(({ mayConfirmAs }) => mayConfirmAs !== null);
  const rows = mine.filter(({ id }) => chosen.has(id));
  const close = () => ask(null);
  const done = () => {
    ask(null);
    choose(new Set());
  };
  const go = (cursor: string | null) => {
    const next = new URLSearchParams(url);
    if (cursor === null) next.delete("cursor");
    else next.set("cursor", cursor);
    router.push(`?${next}`, { scroll: false });
  };

  return (
    <Card title={t("list")} note={t("listNote")} busy={isPlaceholderData}>
      <div className={styles.tabs}>
        <ListTabs url={url} usual={usual} mayConfirm={mayConfirm} total={data?.total ?? null} />
      </div>
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
      {error && (
        <CardBody>
          <Callout tone="breach">{problem(error)}</Callout>
        </CardBody>
      )}
      {data && items.length === 0 && (
        <Blank icon={<StateIcon tone="ok" />} title={t("none")}>
          <p>{t("noneWhy")}</p>
        </Blank>
      )}
      {items.length > 0 && (
        <>
          <DataTable
            caption={t("list")}
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            wide
            busy={isPlaceholderData}
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
          <Pager
            first={1}
            shown={items.length}
            total={url.has("cursor") ? null : (data?.total ?? null)}
            {...(url.has("cursor") ? { onStart: () => go(null) } : {})}
            {...(data?.nextCursor ? { onNext: () => go(data.nextCursor) } : {})}
          />
        </>
      )}
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
