import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import historyStyles from "@/components/access-history/access-history.module.css";
import { PrincipalName } from "@/components/access-history/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { Reader, SecretAccess } from "@/lib/access-history/model/readers";
import { percent } from "@/lib/i18n/numbers";

/** Who read the secret: in numbers, and by name for who may see persons. */
export function AccessCard({ id, access }: { id: string; access: SecretAccess }) {
  const t = useTranslations("accessHistory");
  const format = useFormatter();
  const columns = useReaderColumns();
  const { list } = access;
  const history = new URLSearchParams({ secretId: id, use: "all", period: "all" });
  const figures = [
    {
      term: t("firstRead"),
      value: access.firstReadAt ? <Moment at={access.firstReadAt} /> : t("noRead"),
    },
    {
      term: t("lastRead"),
      value: access.lastReadAt ? <Moment at={access.lastReadAt} /> : t("noRead"),
    },
    { term: t("readers30d"), value: format.number(access.readers30d) },
    {
      term: t("readersSinceRotation"),
      value:
        access.readersSinceRotation === null ? (
          <State tone="unknown">{t("since.unknown")}</State>
        ) : (
          format.number(access.readersSinceRotation)
        ),
      note: access.leaversSinceRotation
        ? t("ofLeavers", { count: access.leaversSinceRotation })
        : undefined,
    },
  ];
  return (
    <Card
      id="access"
      title={t("secretAccess")}
      note={t("secretAccessNote")}
      aside={list && <Link href={`/access-history?${history}`}>{t("toHistory")}</Link>}
      footer={
        <span>
          {access.proven.logs === 0
            ? t("provenByNone")
            : t("proven", {
                share: `${percent(access.proven.of === 0 ? 0 : access.proven.covered / access.proven.of)}%`,
              })}
          {list === null && ` ${t("namesHidden")}`}
        </span>
      }
    >
      <CardBody>
        <dl className={historyStyles.figures}>
          {figures.map(({ term, value, note }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                {value}
                {note && <small>{note}</small>}
              </dd>
            </div>
          ))}
        </dl>
      </CardBody>
      {list && list.length > 0 && (
        <DataTable
          caption={t("secretAccess")}
          columns={columns}
          rows={list}
          keyOf={({ principal }) => principal.id}
          compact
        />
      )}
    </Card>
  );
}

function useReaderColumns(): Column<Reader>[] {
  const t = useTranslations("accessHistory");
  const format = useFormatter();
  return [
    {
      key: "principal",
      header: t("column.principal"),
      cell: ({ principal }) => <PrincipalName principal={principal} />,
    },
    { key: "first", header: t("firstRead"), cell: ({ firstAt }) => <Moment at={firstAt} /> },
    { key: "last", header: t("lastRead"), cell: ({ lastAt }) => <Moment at={lastAt} /> },
    {
      key: "reads",
      header: t("reads"),
      number: true,
      cell: ({ reads }) => format.number(reads),
    },
    {
      key: "note",
      header: t("remark"),
      cell: ({ isNew, rotates, sinceRotation }) =>
        [sinceRotation && t("sinceRotation"), isNew && t("newReader"), rotates && t("rotates")]
          .filter(Boolean)
          .join("・"),
    },
  ];
}
