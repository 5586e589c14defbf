import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Dialog } from "@/components/ui/dialog";
import { useKnownWord } from "@/components/ui/known-word";
import { Moment } from "@/components/ui/moment";
import type { AuditEntry } from "@/lib/audit-trail/model";
import styles from "./audit-trail.module.css";

/** One entry in full, with what belongs to it and its hash. */
export function EntryDialog({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  const t = useTranslations("auditTrail");
  const known = useKnownWord();
  const none = <span className="ink3">–</span>;
  return (
    <Dialog
      open={entry !== null}
      onClose={onClose}
      title={t("entry", { sequence: entry?.sequence ?? 0 })}
      wide
    >
      {entry && (
        <DefinitionList
          items={[
            { term: t("column.at"), value: <Moment at={entry.at} />, note: entry.at },
            {
              term: t("column.actor"),
              value: entry.actor,
              note: known(`auditTrail.kind.${entry.actorKind}`, entry.actorKind),
            },
            {
              term: t("column.action"),
              value: known(`auditTrail.action.${entry.action}`, entry.action),
              note: entry.action,
            },
            { term: t("column.object"), value: entry.object ?? none },
            {
              term: t("detail"),
              value: <pre className={styles.detail}>{JSON.stringify(entry.detail, null, 2)}</pre>,
            },
            { term: t("requestId"), value: entry.requestId ?? none },
            { term: t("hash"), value: <code className={styles.hash}>{entry.hash}</code> },
          ]}
        />
      )}
    </Dialog>
  );
}
