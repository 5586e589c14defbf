import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Column } from "@/components/data-table/head";
import type { Names } from "@/components/inventory/secret-words";
import { Path } from "@/components/ui/path";
import { State } from "@/components/ui/state";
import { Tag } from "@/components/ui/tag";
import type { AccessEvent } from "@/lib/access-history/model/event";
import styles from "./access-history.module.css";
import { EventTime } from "./event-time";
import { useAccessWord } from "./words";

/** The columns of the list; the first opens and closes a row. */
export function useColumns({
  names,
  sources,
  open,
  onOpen,
}: {
  names: Names;
  sources: Readonly<Record<string, string>>;
  open: string | null;
  onOpen: (id: string | null) => void;
}): Column<AccessEvent>[] {
  const t = useTranslations("accessHistory");
  const none = <span className="ink3">{useTranslations("ui")("none")}</span>;
  const word = useAccessWord(names, sources);
  return [
    {
      key: "time",
      header: t("column.time"),
      cell: ({ id, occurredAt }) => (
        <button
          type="button"
          className={styles.opener}
          data-row={id}
          aria-expanded={open === id}
          onClick={() => onOpen(open === id ? null : id)}
        >
          <ChevronRight className={clsx(open === id && styles.turned)} />
          <EventTime at={occurredAt} short />
        </button>
      ),
    },
    {
      key: "principal",
      header: t("column.principal"),
      cell: ({ principal }) => <PrincipalName principal={principal} />,
    },
    {
      key: "action",
      header: t("column.action"),
      cell: ({ use, action, origin }) => (
        <span title={action}>
          {word("use", use)}
          {origin === "inferred" && <span className="ink3 t12"> {t("origin.inferred")}</span>}
        </span>
      ),
    },
    {
      key: "secret",
      header: t("column.secret"),
      cell: ({ secretId, target, pathLevel }) =>
        target === "" ? (
          none
        ) : (
          <span className={styles.target}>
            {secretId ? (
              <Link className={styles.rowLink} href={`/inventory/${secretId}`}>
                <Path path={target} room={32} />
              </Link>
            ) : (
              <Path path={target} room={32} />
            )}
            {pathLevel && <span className="ink3 t12">{t("pathLevel")}</span>}
            {!secretId && !pathLevel && <span className="ink3 t12">{t("notInInventory")}</span>}
          </span>
        ),
    },
    {
      key: "environment",
      header: t("column.environment"),
      cell: ({ environment }) =>
        environment === null ? none : <Tag strong={environment === "prod"}>{environment}</Tag>,
    },
    {
      key: "outcome",
      header: t("column.outcome"),
      cell: ({ cause, changeBefore }) => (
        <span className={styles.outcome}>
          {cause === null ? (
            <State tone="ok">{t("outcome.success")}</State>
          ) : (
            <State tone="near">{word("cause", cause)}</State>
          )}
          {changeBefore && (
            <span className="t12 ink2">{t("afterChange", { minutes: changeBefore.minutes })}</span>
          )}
        </span>
      ),
    },
    {
      key: "approval",
      header: t("column.approval"),
      cell: ({ approval }) =>
        approval === null ? (
          none
        ) : (
          <State tone={approvalTones[approval]}>{t(`approval.${approval}`)}</State>
        ),
    },
  ];
}

const approvalTones = { inside: "ok", outside: "near", none: "breach" } as const;

/** A person by name, anything else as the log calls it, with what it is. */
export function PrincipalName({
  principal: { kind, name, personName, leftOn },
}: {
  principal: Pick<AccessEvent["principal"], "kind" | "name" | "personName" | "leftOn">;
}) {
  const t = useTranslations("accessHistory");
  return (
    <span className={styles.principal} title={personName ? name : undefined}>
      {personName ?? name}
      <span className="t12 ink3">{t(`principalKind.${kind}`)}</span>
      {leftOn && <span className="t12 ink2">{t("left.true")}</span>}
    </span>
  );
}
