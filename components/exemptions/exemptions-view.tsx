"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import duties from "@/components/attestation/attestation.module.css";
import styles from "@/components/break-glass/break-glass.module.css";
import { Pager } from "@/components/data-table/pager";
import { Blank } from "@/components/ui/blank";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { useProblemText } from "@/components/ui/problem-text";
import { StateIcon } from "@/components/ui/state-icon";
import { Tabs } from "@/components/ui/tabs";
import { exemptionsQuery } from "@/lib/exemptions/client";
import { exemptionSearch } from "@/lib/exemptions/model/search";
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
  const router = useRouter();
  const problem = useProblemText();
  const url = new URLSearchParams(useSearchParams());
  const { data, error, isPlaceholderData } = useQuery({
    ...exemptionsQuery(exemptionSearch(url)),
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? [];
  const states = url.getAll("state");
  const share = (value: number | null) =>
    value === null ? ui("ui.none") : `${percent(value)}${ui("unit.percent")}`;
  const with_ = (name: "state" | "cursor", values: readonly string[]) => {
    const next = new URLSearchParams(url);
    next.delete("cursor");
    next.delete(name);
    for (const value of values) next.append(name, value);
    return `?${next}`;
  };

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
      <Card title={t("list")} note={t("listNote")} busy={isPlaceholderData}>
        <div className={duties.tabs}>
          <Tabs
            label={t("views")}
            tabs={tabs.map((tab) => {
              const current = [...tab.states].join() === states.join();
              return {
                href: with_("state", tab.states),
                label: t(`tab.${tab.id}`),
                current,
                ...(current && typeof data?.total === "number"
                  ? { count: format.number(data.total) }
                  : {}),
              };
            })}
          />
        </div>
        {error && (
          <CardBody>
            <Callout tone="breach">{problem(error)}</Callout>
          </CardBody>
        )}
        {data && items.length === 0 && (
          <Blank icon={<StateIcon tone="unknown" />} title={t("none")}>
            <p>{t("noneWhy")}</p>
          </Blank>
        )}
        {items.length > 0 && (
          <>
            <ul className={styles.items}>
              {items.map((one) => (
                <ExemptionItem key={one.id} exemption={one} />
              ))}
            </ul>
            <Pager
              first={1}
              shown={items.length}
              total={url.has("cursor") ? null : (data?.total ?? null)}
              {...(url.has("cursor") ? { onStart: () => router.push(with_("cursor", [])) } : {})}
              {...(data?.nextCursor
                ? { onNext: () => router.push(with_("cursor", [data.nextCursor ?? ""])) }
                : {})}
            />
          </>
        )}
      </Card>
    </>
  );
}
