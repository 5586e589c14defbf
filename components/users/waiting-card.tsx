import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import type { WaitingChange } from "@/lib/users/model/accounts";
import { type ScopeNames, useScopeWords } from "./scope-words";
import { useActs } from "./use-acts";

/** Roles that were proposed and wait for a second person. */
export function WaitingCard({
  waiting,
  names,
}: {
  waiting: readonly WaitingChange[];
  names: ScopeNames;
}) {
  const t = useTranslations();
  const words = useScopeWords(names);
  const { act, busy } = useActs((label) => label);
  if (waiting.length === 0) return null;
  const columns: Column<WaitingChange>[] = [
    {
      key: "subject",
      header: t("users.who"),
      cell: ({ subject, ofGroup }) => (ofGroup ? t("users.ofGroup", { group: subject }) : subject),
    },
    {
      key: "change",
      header: t("users.change"),
      cell: ({ act: kind, role, scope }) =>
        t(`users.waiting.${kind}`, { role: t(`role.${role}`), scope: words(scope) }),
    },
    { key: "reason", header: t("users.reason"), cell: ({ reason }) => reason },
    { key: "by", header: t("users.proposedBy"), cell: ({ proposedBy }) => proposedBy },
    {
      key: "at",
      header: t("users.proposedAt"),
      cell: ({ proposedAt }) => <Moment at={proposedAt} />,
    },
    {
      key: "act",
      header: t("users.acts"),
      cell: ({ id, mayDo, subject }) => (
        <span className="row wrap">
          {mayDo.map((decision) => (
            <Button
              key={decision}
              size="small"
              disabled={busy}
              aria-label={`${t(`users.decide.${decision}`)}: ${subject}`}
              onClick={() =>
                act(`role-changes/${id}/decide`, { decision }, t(`users.decided.${decision}`))
              }
            >
              {t(`users.decide.${decision}`)}
            </Button>
          ))}
          {mayDo.length === 0 && <span className="ink3">{t("users.notYours")}</span>}
        </span>
      ),
    },
  ];
  return (
    <Card title={t("users.waitingTitle")} note={t("users.waitingNote")}>
      <DataTable
        caption={t("users.waitingTitle")}
        columns={columns}
        rows={waiting}
        keyOf={({ id }) => id}
        wide
      />
    </Card>
  );
}
