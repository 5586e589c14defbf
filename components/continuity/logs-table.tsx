import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { Tone } from "@/components/ui/state-icon";
import type { Log, LogList } from "@/lib/continuity/model";
import { percent } from "@/lib/i18n/numbers";
import { continuityHref } from "./params";
import { useLogWords } from "./words";

type Row = Log & { source: LogList["items"][number] };

const tones: Record<LogList["items"][number]["state"], Tone> = {
  ok: "ok",
  stale: "stale",
  failing: "breach",
  never: "unknown",
};

/** The logs, each with the share of its hours that can be proved; one is open in the calendar below. */
export function LogsTable({
  list,
  open,
  days,
}: {
  list: LogList;
  open: number | null;
  days: number;
}) {
  const t = useTranslations("continuity");
  const all = useTranslations();
  const format = useFormatter();
  const { placeOf } = useLogWords();
  const rows = list.items.flatMap((source) => source.logs.map((log): Row => ({ ...log, source })));
  const known = ({ hours }: Row) => hours.covered + hours.gap + hours.unprovable;
  const columns: Column<Row>[] = [
    {
      key: "log",
      header: t("log"),
      cell: (row) => (
        <Link
          href={continuityHref(days, row.id)}
          scroll={false}
          aria-current={row.id === open ? "true" : undefined}
        >
          {row.source.label} · {placeOf(row)}
        </Link>
      ),
    },
    {
      key: "state",
      header: t("reading"),
      cell: ({ source }) => (
        <State tone={tones[source.state]} title={source.message ?? undefined}>
          {t(`source.${source.state}`)}
        </State>
      ),
    },
    {
      key: "covered",
      header: t("state.covered"),
      number: true,
      cell: (row) =>
        known(row) === 0
          ? all("ui.none")
          : `${percent(row.hours.covered / known(row))}${all("unit.percent")}`,
    },
    {
      key: "gap",
      header: t("state.gap"),
      number: true,
      cell: ({ hours }) => format.number(hours.gap),
    },
    {
      key: "unprovable",
      header: t("state.unprovable"),
      number: true,
      cell: ({ hours }) => format.number(hours.unprovable),
    },
    {
      key: "last",
      header: t("lastHour"),
      cell: ({ lastHour }) => (lastHour ? <Moment at={lastHour} /> : all("ui.none")),
    },
  ];
  return (
    <DataTable
      caption={t("logs")}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => String(id)}
      isOpen={({ id }) => id === open}
      wide
    />
  );
}
