"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { ListFailed } from "@/components/data-table/list-failed";
import { showAddress } from "@/components/data-table/show-address";
import type { Names } from "@/components/inventory/secret-words";
import { Blank } from "@/components/ui/blank";
import { Card, CardBody } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { summaryQuery } from "@/lib/access-history/client";
import {
  askedCounts,
  usesOf,
  withCondition,
  withUses,
} from "@/lib/access-history/model/list-params";
import styles from "./access-history.module.css";
import { FacetList } from "./facet-list";
import { PeriodChoice } from "./period-choice";
import { TeamCounts } from "./team-counts";
import { TimelineChart, TimelineLegend } from "./timeline-chart";

/** The access history for who may see counts and no rows. */
export function CountsView({
  names,
  sources,
  today,
  usualFrom,
}: {
  names: Names;
  sources: Readonly<Record<string, string>>;
  today: string;
  usualFrom: string;
}) {
  const t = useTranslations("accessHistory");
  const format = useFormatter();
  const url = new URLSearchParams(useSearchParams());
  const { data, error, isFetching, refetch } = useQuery({
    ...summaryQuery(`${askedCounts(url, usualFrom)}`),
    placeholderData: keepPreviousData,
  });
  const change = (key: string, values: string[]) =>
    showAddress(key === "use" ? withUses(url, values) : withCondition(url, key, values));
  return (
    <>
      <div className={styles.toolbar}>
        <PeriodChoice url={url} today={today} />
      </div>
      <div className={styles.layout}>
        <FacetList
          facets={data?.facets ?? null}
          chosen={(key) => (key === "use" ? usesOf(url) : url.getAll(key))}
          kinds={false}
          names={names}
          sources={sources}
          onChange={change}
        />
        <div className="stack gap-5">
          <Card
            title={t("chartCounts")}
            note={data && t("countsNote", { total: data.events, failed: data.failed })}
            aside={<TimelineLegend />}
            busy={isFetching}
          >
            {error ? (
              <ListFailed title={t("failed")} error={error} onRetry={() => refetch()} />
            ) : !data ? (
              <CardBody>
                <Skeleton height="140px" />
              </CardBody>
            ) : data.events === 0 ? (
              <Blank icon={<StateIcon tone="unknown" />} title={t("countsNone")}>
                <p>{t("countsNoneWhy", { from: data.from, to: data.to })}</p>
              </Blank>
            ) : (
              <TimelineChart {...data} countedFrom={null} />
            )}
          </Card>
          {data && data.events > 0 && (
            <TeamCounts
              teams={data.facets.team}
              names={names}
              format={(count) => format.number(count)}
            />
          )}
        </div>
      </div>
    </>
  );
}
