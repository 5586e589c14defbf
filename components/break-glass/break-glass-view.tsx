"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PageHead } from "@/components/ui/page-head";
import { summaryQuery } from "@/lib/break-glass/client";
import { outside } from "@/lib/break-glass/model/kinds";
import { summarySearch } from "@/lib/break-glass/model/search";
import styles from "./break-glass.module.css";
import { OpenCard } from "./open-card";
import { RequestsCard } from "./requests-card";
import { UseTiles } from "./use-tiles";
import { UsesCard } from "./uses-card";
import { WaitingCard } from "./waiting-card";

/** What waits for whom looks, the windows that are open, and windows against reads. */
export function BreakGlassView({
  mayAsk,
  mayDecide,
  mayRead,
  teamNames,
}: {
  mayAsk: boolean;
  mayDecide: boolean;
  mayRead: boolean;
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("breakGlass");
  const nav = useTranslations("nav");
  const format = useFormatter();
  const url = new URLSearchParams(useSearchParams());
  const { data: summary } = useQuery(summaryQuery(summarySearch(url)));
  const outsideCount = outside.reduce((sum, kind) => sum + (summary?.uses[kind] ?? 0), 0);
  const partly = summary?.hours && summary.hours.covered < summary.hours.of;

  return (
    <>
      <PageHead
        title={nav("breakGlass")}
        sub={t("grantsNothing")}
        actions={mayAsk && <ButtonLink href="/break-glass/new">{t("form.open")}</ButtonLink>}
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          {mayDecide && <WaitingCard due="decide" />}
          {mayDecide && <WaitingCard due="review" />}
          {!mayDecide && <RequestsCard />}
        </div>
        <OpenCard />
      </div>
      {summary && !summary.reached && (
        <Callout tone="unknown" title={t("noLogTitle")}>
          {t("noLog")}
        </Callout>
      )}
      {summary?.reached && (
        <Callout
          tone={outsideCount > 0 ? "breach" : partly ? "unknown" : "ok"}
          title={t("sentence", {
            outside: format.number(outsideCount),
            open: format.number(summary.open),
            unresolved: format.number(summary.uses.unresolved),
          })}
        >
          {partly
            ? t("hours", {
                covered: format.number(summary.hours?.covered ?? 0),
                of: format.number(summary.hours?.of ?? 0),
              })
            : t("judgedBy")}
        </Callout>
      )}
      {summary && <UseTiles summary={summary} url={url} />}
      <UsesCard url={url} summary={summary} teamNames={teamNames} mayRead={mayRead} />
      {mayDecide && <RequestsCard />}
    </>
  );
}
