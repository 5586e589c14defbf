"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import styles from "@/components/break-glass/break-glass.module.css";
import { ListTabs } from "@/components/data-table/list-tabs";
import { UrlList } from "@/components/data-table/url-list";
import { Blank } from "@/components/ui/blank";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { StateIcon } from "@/components/ui/state-icon";
import { exemptionsQuery } from "@/lib/exemptions/client";
import { exemptionSearch } from "@/lib/exemptions/model/search";
import { withValues } from "@/lib/http/model/address";
import { percent } from "@/lib/i18n/numbers";
import { ExemptionItem } from "./exemption-item";

const tabs = [
  { id: "requested", states: ["requested"] },
  { id: "in-force", states: ["in-force"] },
  { id: "over", states: ["expired", "ended", "rejected", "withdrawn", "lapsed"] },
  { id: "all", states: [] },
] as const;

/** What rotation compliance is, and would be if nothing were taken out. */
export interface Bettered {
  value: number | null;
  without: number | null;
  exempt: number;
  change: number | null;
}

/** Exemptions from rotation: what waits for a decision, what is in force, what is over. */
export function ExemptionsView({ bettered }: { bettered: Bettered }) {
  const t = useTranslations("exemption");
  const nav = useTranslations("nav");
  const ui = useTranslations();
  const format = useFormatter();
  const url = new URLSearchParams(useSearchParams());
  const list = useQuery({
    ...exemptionsQuery(exemptionSearch(url)),
    placeholderData: keepPreviousData,
  });
  const states = url.getAll("state");
  const share = (value: number | null) =>
    value === null ? ui("ui.none") : `${percent(value)}${ui("unit.percent")}`;

  return (
    <>
      <PageHead title={nav("exemptions")} sub={t("sub")} />
      <Callout
        tone="exempt"
        title={t("effect", { value: share(bettered.value), without: share(bettered.without) })}
        action={<Link href="/inventory?kpi=rotation-compliance&excluded=exempt">{t("rows")}</Link>}
      >
        {t("effectCount", {
          count: format.number(bettered.exempt),
          change:
            bettered.change === null
              ? ui("ui.none")
              : format.number(bettered.change, { signDisplay: "always" }),
        })}
      </Callout>
      <Card title={t("list")} note={t("listNote")} busy={list.isPlaceholderData}>
        <ListTabs
          label={t("views")}
          total={list.data?.total}
          tabs={tabs.map((tab) => ({
            href: `?${withValues(url, "state", tab.states)}`,
            label: t(`tab.${tab.id}`),
            current: [...tab.states].join() === states.join(),
          }))}
        />
        <UrlList
          url={url}
          list={list}
          top
          blank={
            <Blank icon={<StateIcon tone="unknown" />} title={t("none")}>
              <p>{t("noneWhy")}</p>
            </Blank>
          }
        >
          {(items) => (
            <ul className={styles.items}>
              {items.map((one) => (
                <ExemptionItem key={one.id} exemption={one} />
              ))}
            </ul>
          )}
        </UrlList>
      </Card>
    </>
  );
}
