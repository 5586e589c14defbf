import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { useProblemText } from "@/components/ui/problem-text";
import { Skeleton } from "@/components/ui/skeleton";
import { State } from "@/components/ui/state";
import { coverageQuery } from "@/lib/access-history/client";
import type { Timeline } from "@/lib/access-history/model/counts";
import { TimelineChart, TimelineLegend } from "./timeline-chart";

/** The chart of the list below it, and what each log can prove of its days. */
export function TimelineCard({
  timeline,
  error,
  onDay,
}: {
  timeline: Timeline | undefined;
  error: Error | null;
  onDay: (day: string) => void;
}) {
  const t = useTranslations("accessHistory");
  const problem = useProblemText();
  const days = timeline && `${new URLSearchParams({ from: timeline.from, to: timeline.to })}`;
  const { data: logs } = useQuery({
    ...coverageQuery(days ?? ""),
    enabled: days !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Card title={t("chart")} note={t("chartNote")} aside={<TimelineLegend />}>
      {error ? (
        <CardBody>
          <State tone="breach">{problem(error)}</State>
        </CardBody>
      ) : timeline ? (
        <TimelineChart {...timeline} logs={logs} onDay={onDay} />
      ) : (
        <CardBody>
          <Skeleton height="140px" />
        </CardBody>
      )}
    </Card>
  );
}
