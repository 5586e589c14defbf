"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import type { Trend } from "@/lib/kpis/model";
import { useKpiText } from "./kpi-text";

/** The chart library comes after the page answers; until then a shape of the same size. */
const TrendChart = dynamic(
  () => import("@/components/charts/trend-chart").then(({ TrendChart }) => TrendChart),
  { ssr: false, loading: () => <Skeleton height="252px" /> },
);

/** The trend of the chosen KPI: the whole, the teams farthest behind, its target, and what happened in between. */
export function TrendFigure({
  trend,
  rate,
  teamNames,
  whole,
}: {
  trend: Trend;
  rate: boolean;
  teamNames: Readonly<Record<string, string>>;
  /** What the whole is called. */
  whole: string;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { withUnit, targetText } = useKpiText();
  const value = (number: number) => withUnit(trend.id, number);
  const days = new Intl.DateTimeFormat(locale, {
    month: locale === "ja" ? "numeric" : "short",
    day: "numeric",
    timeZone: "UTC",
  });
  const day = (iso: string) => days.format(new Date(`${iso}T00:00:00Z`));
  function eventText({ day: on, kind, labels, into, outOf }: DayEvent): string {
    if (kind === "rules-applied") {
      const figure = trend.id === "rotation-compliance" ? "rules-applied" : "counts-changed";
      return t(`overview.event.${figure}`, { day: day(on), into, outOf });
    }
    if (kind === "target-changed")
      return t("overview.event.target-changed", {
        day: day(on),
        label: labels[0] ? targetText(trend.id, Number(labels[0])) : "–",
      });
    return labels.length > 1
      ? t("overview.event.many", { day: day(on), count: labels.length })
      : t(`overview.event.${kind}`, { day: day(on), label: labels[0] ?? "" });
  }
  const known = trend.points.filter((point) => point.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const sentence =
    first && last
      ? t("overview.trendSentence", {
          kpi: t(`kpi.${trend.id}.label`),
          from: first.day,
          to: last.day,
          before: withUnit(trend.id, first.value),
          after: withUnit(trend.id, last.value),
          missing: String(known.length < 2 ? 0 : trendLength(trend) - known.length),
        })
      : t("overview.noTrend");

  return (
    <div role="img" aria-label={sentence}>
      <TrendChart
        series={[
          { id: "whole", name: whole, points: trend.points },
          ...(trend.teams.length > 1 ? trend.teams : [])
            .slice(0, 2)
            .map(({ team, points }) => ({ id: team, name: teamNames[team] ?? team, points })),
        ]}
        from={trend.from}
        to={trend.to}
        target={
          trend.target === null
            ? null
            : {
                value: trend.target,
                label: t("overview.goal", { value: targetText(trend.id, trend.target) }),
              }
        }
        events={eventsByDay(trend.events).map((event) => ({
          day: event.day,
          label: eventText(event),
        }))}
        rate={rate}
        formatValue={value}
        formatDay={day}
        noRecord={t("overview.noRecord")}
      />
    </div>
  );
}

interface DayEvent {
  day: string;
  kind: Trend["events"][number]["kind"];
  labels: string[];
  into: number;
  outOf: number;
}

/** What happened on one day in one line: connecting a source opens many places at once. */
function eventsByDay(events: Trend["events"]): DayEvent[] {
  const days = new Map<string, DayEvent>();
  for (const { day, kind, label, moved } of events) {
    const key = kind === "place-connected" ? `${day} ${kind}` : `${day} ${kind} ${label}`;
    const { labels, into, outOf } = days.get(key) ?? { labels: [], into: 0, outOf: 0 };
    days.set(key, {
      day,
      kind,
      labels: [...labels, label],
      into: into + (moved?.into ?? 0),
      outOf: outOf + (moved?.outOf ?? 0),
    });
  }
  return [...days.values()];
}

function trendLength({ from, to }: Trend): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
