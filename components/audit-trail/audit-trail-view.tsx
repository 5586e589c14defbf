"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { Pager } from "@/components/data-table/pager";
import { showAddress } from "@/components/inventory/show-address";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { useProblemText } from "@/components/ui/problem-text";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { entriesQuery, entryParams, verificationQuery } from "@/lib/audit-trail/client";
import type { AuditEntry } from "@/lib/audit-trail/model";
import { useEntryColumns } from "./entry-columns";
import { EntryDialog } from "./entry-dialog";
import { EntryFilters } from "./entry-filters";
import { VerificationCard } from "./verification-card";

/** What was done in Kagimori, by whom, and up to where that is proved. The filters are the address's. */
export function AuditTrailView({ actors }: { actors: readonly string[] }) {
  const t = useTranslations("auditTrail");
  const problem = useProblemText();
  const url = new URLSearchParams(useSearchParams());
  const list = useQuery({
    ...entriesQuery(`${entryParams(url)}`),
    placeholderData: keepPreviousData,
  });
  const verifiedUntil = useQuery(verificationQuery()).data?.verifiedUntil?.sequence ?? 0;
  const [shown, show] = useState<AuditEntry | null>(null);
  const columns = useEntryColumns(verifiedUntil, show);
  const go = (key: string, value: string | null) => {
    const next = new URLSearchParams(url);
    next.delete("cursor");
    if (value) next.set(key, value);
    else next.delete(key);
    showAddress(next);
  };
  const { data } = list;

  return (
    <>
      <VerificationCard />
      <Card title={t("entries")} note={t("entriesNote")} busy={list.isFetching}>
        <EntryFilters url={url} actors={actors} onChange={go} />
        {list.error ? (
          <Blank icon={<StateIcon tone="breach" />} title={t("failedList")}>
            <p>{problem(list.error)}</p>
          </Blank>
        ) : !data ? (
          <Skeleton height="320px" />
        ) : data.items.length === 0 ? (
          <Blank icon={<StateIcon tone="unknown" />} title={t("none")}>
            <p>{t("noneWhy")}</p>
          </Blank>
        ) : (
          <DataTable
            caption={t("entries")}
            columns={columns}
            rows={data.items}
            keyOf={({ sequence }) => String(sequence)}
            wide
          />
        )}
        {data && data.items.length > 0 && (
          <Pager
            first={1}
            shown={data.items.length}
            total={url.has("cursor") ? null : data.total}
            onStart={url.has("cursor") ? () => go("cursor", null) : undefined}
            onNext={data.nextCursor ? () => go("cursor", data.nextCursor) : undefined}
          />
        )}
      </Card>
      <EntryDialog entry={shown} onClose={() => show(null)} />
    </>
  );
}
