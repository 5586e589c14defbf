import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Ago } from "@/components/ui/ago";
import { Card } from "@/components/ui/card";
import { State } from "@/components/ui/state";
import type { Watch } from "@/lib/sources/model";
import { DeclareGone } from "./declare-gone";
import { watchTone } from "./tones";

/** The places a source reads: what one listing completes. A lost place keeps its entries until somebody says it is gone. */
export function PlacesCard({
  sourceId,
  watches,
  mayDecide,
}: {
  sourceId: string;
  watches: readonly Watch[];
  mayDecide: boolean;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const columns: Column<Watch>[] = [
    { key: "label", header: t("sources.place"), cell: ({ label }) => label },
    {
      key: "state",
      header: t("sources.placeState"),
      cell: ({ state, message }) => (
        <State tone={watchTone[state]} title={message ?? undefined}>
          {t(`sources.watch.${state}`)}
        </State>
      ),
    },
    {
      key: "entries",
      header: t("sources.placeEntries"),
      number: true,
      cell: ({ entries }) => format.number(entries),
    },
    {
      key: "complete",
      header: t("sources.placeComplete"),
      number: true,
      cell: ({ lastCompleteAt }) =>
        lastCompleteAt ? <Ago at={lastCompleteAt} /> : t("sources.neverComplete"),
    },
    {
      key: "act",
      header: t("sources.act"),
      cell: (watch) =>
        mayDecide && watch.state === "lost" ? (
          <DeclareGone sourceId={sourceId} watch={watch} />
        ) : null,
    },
  ];
  if (watches.length === 0) return null;
  return (
    <Card title={t("sources.placesTitle")} note={t("sources.placesNote")}>
      <DataTable
        caption={t("sources.placesTitle")}
        columns={mayDecide ? columns : columns.slice(0, -1)}
        rows={watches}
        keyOf={({ placeKey }) => placeKey}
        compact
      />
    </Card>
  );
}
