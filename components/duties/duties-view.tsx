"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { ListTabs } from "@/components/data-table/list-tabs";
import { UrlList } from "@/components/data-table/url-list";
import type { Names } from "@/components/inventory/secret-words";
import { Blank } from "@/components/ui/blank";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { DownloadLink } from "@/components/ui/download-link";
import { PageHead } from "@/components/ui/page-head";
import { StateIcon } from "@/components/ui/state-icon";
import { dutiesQuery } from "@/lib/duties/client";
import { duties } from "@/lib/duties/model";
import { dutyFilters, dutySearch } from "@/lib/duties/model/search";
import { withValues } from "@/lib/http/model/address";
import { useColumns } from "./columns";

/** The matrix service × duty: who creates, rotates, approves and audits, and where nobody does. */
export function DutiesView({ names, rules }: { names: Names; rules: boolean }) {
  const t = useTranslations();
  const format = useFormatter();
  const locale = useLocale();
  const url = new URLSearchParams(useSearchParams());
  const list = useQuery({
    ...dutiesQuery(dutySearch(url)),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(url, names);
  const only = url.get("gaps") === "true";
  const lacking = duties.filter((duty) => (list.data?.gaps[duty] ?? 0) > 0);
  const file = new URLSearchParams(dutyFilters(url));
  file.set("header", locale === "ja" ? "ja" : "en");

  return (
    <>
      <PageHead
        title={t("nav.duties")}
        sub={t("duty.sub")}
        actions={
          <DownloadLink href={`/api/v1/duties/export?${file}`} title={t("duty.exportWhat")}>
            <Download />
            {t("inventory.export")}
          </DownloadLink>
        }
      />
      {list.data && list.data.secrets > 0 && (
        <Callout
          tone={lacking.length > 0 ? "near" : "ok"}
          title={t(lacking.length > 0 ? "duty.lacking" : "duty.complete", {
            secrets: format.number(list.data.secrets),
          })}
          action={rules && <Link href="/settings/rules#duties">{t("duty.rules")}</Link>}
        >
          {lacking.length > 0 &&
            lacking
              .map((duty) =>
                t("duty.lackingOf", {
                  duty: t(`duty.name.${duty}`),
                  count: format.number(list.data.gaps[duty]),
                }),
              )
              .join(t("declarations.and"))}
        </Callout>
      )}
      <Card title={t("duty.matrix")} note={t("duty.matrixNote")} busy={list.isPlaceholderData}>
        <ListTabs
          label={t("duty.views")}
          total={list.data?.total}
          tabs={[
            { href: `?${withValues(url, "gaps", [])}`, label: t("duty.all"), current: !only },
            { href: `?${withValues(url, "gaps", ["true"])}`, label: t("duty.gaps"), current: only },
          ]}
        />
        <UrlList
          url={url}
          list={list}
          note={t("duty.order")}
          top
          blank={
            <Blank
              icon={<StateIcon tone={only ? "ok" : "unknown"} />}
              title={t(only ? "duty.noGaps" : "duty.none")}
            >
              <p>{t(only ? "duty.noGapsWhy" : "duty.noneWhy")}</p>
            </Blank>
          }
        >
          {(rows) => (
            <DataTable
              caption={t("duty.matrix")}
              columns={columns}
              rows={rows}
              keyOf={({ service }) => service ?? ""}
              wide
              busy={list.isPlaceholderData}
            />
          )}
        </UrlList>
      </Card>
    </>
  );
}
