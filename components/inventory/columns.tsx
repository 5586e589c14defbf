import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Column } from "@/components/data-table/head";
import { Ago } from "@/components/ui/ago";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { useObjectiveText } from "@/components/ui/span-text";
import { Tag } from "@/components/ui/tag";
import type { Secret } from "@/lib/inventory/model/secret";
import styles from "./inventory.module.css";
import { NamingMark } from "./naming-mark";
import { OwnerName } from "./owner-name";
import { RotationCell } from "./rotation-cell";
import { type Names, useValueWord } from "./secret-words";

export const columnKeys = [
  "name",
  "environment",
  "rotation",
  "age",
  "service",
  "team",
  "owner",
  "classification",
  "backend",
  "lastRead",
  "kind",
  "type",
  "place",
  "due",
  "stopTime",
  "naming",
  "recorded",
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** What is shown unless the URL names others. */
export const usualColumns: readonly ColumnKey[] = columnKeys.slice(0, 10);

/** The columns a URL asks for (`columns=name,rotation`), the name always first; unknown ones are passed over. */
export function columnsOf(param: string | null): ColumnKey[] {
  if (!param) return [...usualColumns];
  const asked = param.split(",");
  return columnKeys.filter((key) => key === "name" || asked.includes(key));
}

/** Every column of the list with its head and cell. */
export function useColumns(names: Names): Record<ColumnKey, Column<Secret>> {
  const t = useTranslations();
  const word = useValueWord(names);
  const objective = useObjectiveText();
  const none = <span className="ink3">{t("ui.none")}</span>;
  const attribute = (key: "service" | "team" | "classification" | "kind"): Column<Secret> => ({
    key,
    header: t(`dimension.${key}`),
    sort: key,
    cell: (secret) =>
      secret[key].value === null ? (
        none
      ) : (
        <span className="ink2">{word(key, secret[key].value)}</span>
      ),
  });

  return {
    name: {
      key: "name",
      header: t("inventory.column.name"),
      sort: "name",
      cell: (secret) => (
        <Link className={styles.rowLink} href={`/inventory/${secret.id}`} data-row={secret.id}>
          <Path path={secret.path} />
        </Link>
      ),
    },
    backend: {
      key: "backend",
      header: t("dimension.backend"),
      sort: "backend",
      cell: ({ backend }) => <span className="ink2">{word("backend", backend)}</span>,
    },
    environment: {
      key: "environment",
      header: t("dimension.environment"),
      sort: "environment",
      cell: ({ environment: { value } }) =>
        value === null ? none : <Tag strong={value === "prod"}>{value}</Tag>,
    },
    service: attribute("service"),
    team: attribute("team"),
    owner: {
      key: "owner",
      header: t("dimension.owner"),
      sort: "owner",
      cell: (secret) => <OwnerName secret={secret} />,
    },
    classification: attribute("classification"),
    rotation: {
      key: "rotation",
      header: t("dimension.rotation"),
      sort: "rotation",
      cell: (secret) => <RotationCell secret={secret} />,
    },
    age: {
      key: "age",
      header: t("inventory.column.age"),
      number: true,
      sort: "changed",
      cell: ({ valueChangedAt }) =>
        valueChangedAt.at === null ? none : <Ago at={valueChangedAt.at} bare />,
    },
    lastRead: {
      key: "lastRead",
      header: t("inventory.column.lastRead"),
      number: true,
      sort: "lastRead",
      cell: ({ lastReadAt, lastReadFrom }) =>
        lastReadAt === null ? (
          none
        ) : (
          <span className="ink2">
            {lastReadFrom === "log" ? <Moment at={lastReadAt} day /> : lastReadAt.slice(0, 10)}
          </span>
        ),
    },
    kind: attribute("kind"),
    type: {
      key: "type",
      header: t("dimension.type"),
      sort: "type",
      cell: ({ type }) => <span className="ink2">{word("type", type)}</span>,
    },
    place: {
      key: "place",
      header: t("inventory.column.place"),
      sort: "place",
      cell: ({ place }) => <span className="ink2">{place.label}</span>,
    },
    due: {
      key: "due",
      header: t("inventory.column.due"),
      number: true,
      sort: "due",
      cell: ({ rotation: { dueAt } }) => (dueAt === null ? none : <Moment at={dueAt} day />),
    },
    stopTime: {
      key: "stopTime",
      header: t("secret.stopTime"),
      number: true,
      sort: "stopTime",
      cell: ({ stopTimeObjective: { value } }) => (value === null ? none : objective(value)),
    },
    naming: {
      key: "naming",
      header: t("dimension.naming"),
      cell: ({ naming }) => <NamingMark naming={naming} />,
    },
    recorded: {
      key: "recorded",
      header: t("inventory.column.recorded"),
      number: true,
      sort: "recorded",
      cell: ({ recordedAt }) => (
        <span className="ink2">
          <Moment at={recordedAt} />
        </span>
      ),
    },
  };
}
