"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
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
import { findingsQuery } from "@/lib/findings/client";
import { findingSearch } from "@/lib/findings/model/search";
import { FindingItem } from "./finding-item";

const tabs = ["open", "false-positive", "cleaned"] as const;

/** Credentials somebody pasted where none belongs: to revoke, then to clean up. */
export function FindingsView() {
  const t = useTranslations("finding");
  const nav = useTranslations("nav");
  const format = useFormatter();
  const router = useRouter();
  const problem = useProblemText();
  const url = new URLSearchParams(useSearchParams());
  const { data, error, isPlaceholderData } = useQuery({
    ...findingsQuery(findingSearch(url)),
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? [];
  const now = url.get("state") ?? "open";
  const to = (name: "state" | "cursor", value: string | null) => {
    const next = new URLSearchParams(url);
    next.delete("cursor");
    if (value === null) next.delete(name);
    else next.set(name, value);
    return `?${next}`;
  };
  return (
    <>
      <PageHead title={nav("findings")} sub={t("sub")} />
      <Card title={t("list")} note={t("listNote")} busy={isPlaceholderData}>
        <div className={duties.tabs}>
          <Tabs
            label={t("views")}
            tabs={tabs.map((id) => ({
              href: to("state", id),
              label: t(`tab.${id}`),
              current: now === id,
              ...(now === id && typeof data?.total === "number"
                ? { count: format.number(data.total) }
                : {}),
            }))}
          />
        </div>
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
            <ul className={styles.items}>
              {items.map((one) => (
                <FindingItem key={one.id} finding={one} />
              ))}
            </ul>
            <Pager
              first={1}
              shown={items.length}
              total={url.has("cursor") ? null : (data?.total ?? null)}
              {...(url.has("cursor") ? { onStart: () => router.push(to("cursor", null)) } : {})}
              {...(data?.nextCursor
                ? { onNext: () => router.push(to("cursor", data.nextCursor)) }
                : {})}
            />
          </>
        )}
      </Card>
    </>
  );
}
