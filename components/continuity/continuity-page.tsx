import Link from "next/link";
import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Crumbs, PageHead } from "@/components/ui/page-head";
import { Segmented } from "@/components/ui/segmented";
import { StateIcon } from "@/components/ui/state-icon";
import type { LogHours, LogList } from "@/lib/continuity/model";
import { byDay } from "./by-day";
import { Calendar, Legend } from "./calendar";
import { LogsTable } from "./logs-table";
import { continuityHref, spans } from "./params";
import { useLogWords } from "./words";

/** Which hours of which log can be proved: the logs, and one of them hour by hour. */
export function ContinuityPage({
  data: { list, chosen, timeZone },
  days,
}: {
  data: { list: LogList; chosen: LogHours["items"][number] | null; timeZone: string | null };
  days: number;
}) {
  const t = useTranslations("continuity");
  const nav = useTranslations("nav");
  const { placeOf } = useLogWords();
  const labelOf = (id: string) => list.items.find((source) => source.id === id)?.label ?? id;
  const silent = list.items.filter(({ logs }) => logs.length === 0);
  return (
    <>
      <PageHead
        title={t("title")}
        sub={
          <>
            <Crumbs
              label={t("way")}
              steps={[
                { label: nav("accessHistory"), href: "/access-history" },
                { label: t("title") },
              ]}
            />
            {t("sub")}
          </>
        }
        actions={
          <Segmented label={t("span")}>
            {spans.map((span) => (
              <Link
                key={span}
                href={continuityHref(span, chosen?.log.id)}
                scroll={false}
                aria-current={span === days ? "true" : undefined}
              >
                {t("days", { count: span })}
              </Link>
            ))}
          </Segmented>
        }
      />
      {silent.length > 0 && (
        <Callout
          tone="unknown"
          title={t("silent", { sources: silent.map(({ label }) => label).join(", ") })}
        >
          {t("silentWhy")}
        </Callout>
      )}
      {chosen === null ? (
        <Blank icon={<StateIcon tone="unknown" />} title={t("none")}>
          <p>{t("noneWhy")}</p>
        </Blank>
      ) : (
        <>
          <Card title={t("logs")} note={t("period", { from: list.from, to: list.to })}>
            <LogsTable list={list} open={chosen.log.id} days={days} />
          </Card>
          <Card
            id="calendar"
            title={t("calendarOf", {
              log: `${labelOf(chosen.log.sourceId)} · ${placeOf(chosen.log)}`,
            })}
            note={timeZone ?? undefined}
            footer={<Legend />}
          >
            <Calendar
              caption={t("calendarOf", { log: placeOf(chosen.log) })}
              days={byDay(chosen.hours, timeZone ?? "UTC")}
            />
          </Card>
        </>
      )}
    </>
  );
}
