"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { showAddress } from "@/components/data-table/show-address";
import { UrlList } from "@/components/data-table/url-list";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";
import { entriesQuery, entryParams, verificationQuery } from "@/lib/audit-trail/client";
import type { AuditEntry } from "@/lib/audit-trail/model";
import { withValues } from "@/lib/http/model/address";
import { useEntryColumns } from "./entry-columns";
import { EntryDialog } from "./entry-dialog";
import { EntryFilters } from "./entry-filters";
import { VerificationCard } from "./verification-card";

/** What was done in Kagimori, by whom, and up to where that is proved. The filters are the address's. */
export function AuditTrailView({ actors }: { actors: readonly string[] }) {
  const t = useTranslations("auditTrail");
  const url = new URLSearchParams(useSearchParams());
  const list = useQuery({
    ...entriesQuery(`${entryParams(url)}`),
    placeholderData: keepPreviousData,
  });
  const verifiedUntil = useQuery(verificationQuery()).data?.verifiedUntil?.sequence ?? 0;
  const [shown, show] = useState<AuditEntry | null>(null);
  const columns = useEntryColumns(verifiedUntil, show);
  const change = (key: string, value: string | null) =>
    showAddress(withValues(url, key, value ? [value] : []));

  return (
    <>
      <VerificationCard />
      <Card title={t("entries")} note={t("entriesNote")} busy={list.isFetching}>
        <EntryFilters url={url} actors={actors} onChange={change} />
        <UrlList
          url={url}
          list={list}
          blank={
            <Blank icon={<StateIcon tone="unknown" />} title={t("none")}>
              <p>{t("noneWhy")}</p>
            </Blank>
          }
        >
          {(entries) => (
            <DataTable
              caption={t("entries")}
              columns={columns}
              rows={entries}
              keyOf={({ sequence }) => String(sequence)}
              wide
            />
          )}
        </UrlList>
      </Card>
      <EntryDialog entry={shown} onClose={() => show(null)} />
    </>
  );
}
