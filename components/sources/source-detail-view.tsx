import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { useProblemText } from "@/components/ui/problem-text";
import { Skeleton } from "@/components/ui/skeleton";
import { runsQuery, sourceQuery } from "@/lib/sources/client";
import { CallsCard } from "./calls-card";
import { FailureNotice } from "./failure-notice";
import { HeldRemovals } from "./held-removals";
import { LogCard } from "./log-card";
import { PlacesCard } from "./places-card";
import { RightsCard } from "./rights-card";
import { RunsCard } from "./runs-card";
import { SetAsideCard } from "./set-aside-card";

/** What the viewer may do with sources. */
export interface SourceRights {
  maySync: boolean;
  mayDecide: boolean;
  /** Rows of the access history. */
  mayRead: boolean;
}

/**
 * One source in full: what went wrong, what waits for a decision, its rights, places, runs and our own calls; of a log,
 * what has come of its records.
 */
export function SourceDetailView({ id, may }: { id: string; may: SourceRights }) {
  const t = useTranslations("sources");
  const problem = useProblemText();
  const source = useQuery({ ...sourceQuery(id), placeholderData: keepPreviousData });
  const running = source.data?.lastRun?.status === "running";
  const runs = useQuery({ ...runsQuery(id), refetchInterval: running ? 2000 : false });

  if (source.error) return <Callout tone="breach" title={problem(source.error)} />;
  if (!source.data)
    return (
      <Card busy>
        <div style={{ padding: 16 }}>
          <Skeleton width="40%" height="20px" />
          <Skeleton height="120px" margin="16px 0 0" />
        </div>
      </Card>
    );
  const { data } = source;
  return (
    <section className="stack gap-4" aria-label={t("detailOf", { label: data.label })}>
      <h2>{data.label}</h2>
      <FailureNotice source={data} />
      <HeldRemovals held={data.held} mayDecide={may.mayDecide} />
      <div className="columns">
        <div className="stack gap-4">
          {data.log ? (
            <SetAsideCard sourceId={id} aside={data.log.aside} {...may} />
          ) : (
            <>
              <RunsCard runs={runs.data?.items ?? []} />
              <PlacesCard sourceId={id} watches={data.watches} mayDecide={may.mayDecide} />
            </>
          )}
        </div>
        <div className="stack gap-4">
          {data.log ? <LogCard log={data.log} /> : <RightsCard source={data} />}
          <CallsCard calls={data.calls} today={data.callsToday} />
        </div>
      </div>
    </section>
  );
}
