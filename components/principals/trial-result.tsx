import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Callout } from "@/components/ui/callout";
import type { Trial } from "@/lib/access-history/principals/model";

type Row = Trial["items"][number];

/** What a rule would change, before anybody saves it. */
export function TrialResult({ trial }: { trial: Trial }) {
  const t = useTranslations("principals");
  const format = useFormatter();
  const told = ({ kind, person, service, rotates }: Row["before"]) =>
    [t(`kind.${kind}`), person, service, rotates ? t("rotates") : null].filter(Boolean).join(" · ");
  const columns: Column<Row>[] = [
    { key: "name", header: t("name"), cell: ({ name }) => name },
    { key: "type", header: t("type"), cell: ({ type }) => type },
    { key: "before", header: t("before"), cell: ({ before }) => told(before) },
    { key: "after", header: t("after"), cell: ({ after }) => told(after) },
  ];
  return (
    <div role="status">
      <Callout
        tone="info"
        title={t("wouldChange", {
          count: format.number(trial.changes),
          matches: format.number(trial.matches),
        })}
      >
        {trial.changes > trial.items.length && t("firstOnly", { count: trial.items.length })}
      </Callout>
      {trial.items.length > 0 && (
        <DataTable
          caption={t("trial")}
          columns={columns}
          rows={trial.items}
          keyOf={({ id }) => String(id)}
        />
      )}
    </div>
  );
}
