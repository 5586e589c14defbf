import { useFormatter, useTranslations } from "next-intl";
import type { Column } from "@/components/data-table/head";
import { Button } from "@/components/ui/button";
import { useKnownWord } from "@/components/ui/known-word";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { State } from "@/components/ui/state";
import type { AuditEntry } from "@/lib/audit-trail/model";

/** The columns of the audit trail; `verifiedUntil` is the number of the last entry that was proved. */
export function useEntryColumns(
  verifiedUntil: number,
  onShow: (entry: AuditEntry) => void,
): Column<AuditEntry>[] {
  const t = useTranslations("auditTrail");
  const known = useKnownWord();
  const format = useFormatter();
  return [
    {
      key: "sequence",
      header: t("column.sequence"),
      cell: (entry) => (
        <Button
          variant="ghost"
          size="small"
          data-row={entry.sequence}
          aria-label={t("showEntry", { sequence: entry.sequence })}
          onClick={() => onShow(entry)}
        >
          {format.number(entry.sequence)}
        </Button>
      ),
    },
    { key: "at", header: t("column.at"), cell: ({ at }) => <Moment at={at} /> },
    {
      key: "actor",
      header: t("column.actor"),
      cell: ({ actor, actorKind }) => (
        <>
          {actor} <small className="ink3">{known(`auditTrail.kind.${actorKind}`, actorKind)}</small>
        </>
      ),
    },
    {
      key: "action",
      header: t("column.action"),
      cell: ({ action }) => known(`auditTrail.action.${action}`, action),
    },
    {
      key: "object",
      header: t("column.object"),
      cell: ({ object }) =>
        object === null ? <span className="ink3">–</span> : <Path path={object} />,
    },
    {
      key: "verified",
      header: t("column.verified"),
      cell: ({ sequence }) =>
        sequence <= verifiedUntil ? (
          <State tone="ok">{t("verified")}</State>
        ) : (
          <State tone="unknown">{t("notYet")}</State>
        ),
    },
  ];
}
