"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import styles from "@/components/break-glass/break-glass.module.css";
import { ListTabs } from "@/components/data-table/list-tabs";
import { UrlList } from "@/components/data-table/url-list";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { StateIcon } from "@/components/ui/state-icon";
import { findingsQuery } from "@/lib/findings/client";
import { findingSearch } from "@/lib/findings/model/search";
import { withValues } from "@/lib/http/model/address";
import { FindingItem } from "./finding-item";

const tabs = ["open", "false-positive", "cleaned"] as const;

/** Credentials somebody pasted where none belongs: to revoke, then to clean up. */
export function FindingsView() {
  const t = useTranslations("finding");
  const nav = useTranslations("nav");
  const url = new URLSearchParams(useSearchParams());
  const list = useQuery({
    ...findingsQuery(findingSearch(url)),
    placeholderData: keepPreviousData,
  });
  const now = url.get("state") ?? "open";
  return (
    <>
      <PageHead title={nav("findings")} sub={t("sub")} />
      <Card title={t("list")} note={t("listNote")} busy={list.isPlaceholderData}>
        <ListTabs
          label={t("views")}
          total={list.data?.total}
          tabs={tabs.map((id) => ({
            href: `?${withValues(url, "state", [id])}`,
            label: t(`tab.${id}`),
            current: now === id,
          }))}
        />
        <UrlList
          url={url}
          list={list}
          top
          blank={
            <Blank icon={<StateIcon tone="ok" />} title={t("none")}>
              <p>{t("noneWhy")}</p>
            </Blank>
          }
        >
          {(items) => (
            <ul className={styles.items}>
              {items.map((one) => (
                <FindingItem key={one.id} finding={one} />
              ))}
            </ul>
          )}
        </UrlList>
      </Card>
    </>
  );
}
