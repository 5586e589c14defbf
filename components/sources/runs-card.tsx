import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { useSpanText } from "@/components/ui/span-text";
import { State } from "@/components/ui/state";
import { StateIcon } from "@/components/ui/state-icon";
import type { SyncRun } from "@/lib/sources/model";
import { runTone } from "./tones";

/** The latest runs: how they ended, what they found and changed, and what failed. */
export function RunsCard({ runs }: { runs: readonly SyncRun[] }) {
  const t = useTranslations("sources");
  const format = useFormatter();
  const span = useSpanText();
  const number = (
    key: "found" | "new" | "changed" | "removed" | "heldRemovals",
  ): Column<SyncRun> => ({
    key,
    header: t(`run.${key}`),
    number: true,
    cell: (run) => format.number(run[key]),
  });
  const columns: Column<SyncRun>[] = [
    {
      key: "started",
      header: t("run.started"),
      cell: ({ startedAt }) => <Moment at={startedAt} />,
    },
    {
      key: "status",
      header: t("run.status"),
      cell: ({ status, failures }) => (
        <State tone={runTone[status]} title={failures.map(({ message }) => message).join("\n")}>
          {t(`run.${status}`)}
          {failures.length > 0 && ` (${failures.length})`}
        </State>
      ),
    },
    number("found"),
    number("new"),
    number("changed"),
    number("removed"),
    number("heldRemovals"),
    {
      key: "took",
      header: t("run.took"),
      number: true,
      cell: ({ startedAt, finishedAt }) =>
        finishedAt ? span(Date.parse(finishedAt) - Date.parse(startedAt)) : "–",
    },
    { key: "trigger", header: t("run.trigger"), cell: ({ trigger }) => t(`trigger.${trigger}`) },
  ];
  return (
    <Card title={t("runs")} note={t("runsNote")}>
      {runs.length === 0 ? (
        <Blank icon={<StateIcon tone="unknown" />} title={t("noRuns")} />
      ) : (
        <DataTable caption={t("runs")} columns={columns} rows={runs} keyOf={({ id }) => id} />
      )}
    </Card>
  );
}
