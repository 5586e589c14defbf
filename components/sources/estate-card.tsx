import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { State } from "@/components/ui/state";
import { StateIcon, type Tone } from "@/components/ui/state-icon";
import type { Estate, EstateItem } from "@/lib/estate/model";

const tones: Record<EstateItem["state"], Tone> = {
  connected: "ok",
  unconnected: "near",
  excluded: "exempt",
  "not-enabled": "unknown",
};

/** How much of what is known to exist is connected, and everything that is not, with its reason. */
export function EstateCard({ estate }: { estate: Estate }) {
  const t = useTranslations("sources.estate");
  const columns: Column<EstateItem>[] = [
    { key: "label", header: t("place"), cell: ({ label }) => label },
    { key: "kind", header: t("kindOf"), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      key: "state",
      header: t("stateOf"),
      cell: ({ state }) => <State tone={tones[state]}>{t(`state.${state}`)}</State>,
    },
    { key: "known", header: t("knownFrom"), cell: ({ knownFrom }) => t(`from.${knownFrom}`) },
    {
      key: "reason",
      header: t("reason"),
      cell: ({ reason, approver }) => [reason, approver].filter(Boolean).join(" / ") || "–",
    },
  ];
  return (
    <Card
      id="estate"
      title={t("title")}
      note={t("covers", { connected: estate.connected, known: estate.known })}
    >
      {estate.open.length === 0 ? (
        <Blank icon={<StateIcon tone="ok" />} title={t("all")} />
      ) : (
        <DataTable
          caption={t("title")}
          columns={columns}
          rows={estate.open}
          keyOf={({ key }) => key}
          compact
        />
      )}
    </Card>
  );
}
