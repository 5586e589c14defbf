import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import type { Names } from "@/components/inventory/secret-words";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { Skeleton } from "@/components/ui/skeleton";
import { State } from "@/components/ui/state";
import { personQuery } from "@/lib/access-history/client";
import type { Purpose } from "@/lib/access-history/model/purpose";
import type { PersonAccess } from "@/lib/access-history/model/readers";

/** One person: known by which names in the logs, and which secrets were read. */
export function PersonCard({
  person,
  purpose,
  names,
}: {
  person: string;
  purpose: Purpose;
  names: Names;
}) {
  const t = useTranslations("accessHistory");
  const { data, error } = useQuery(personQuery(person, purpose));
  const columns = useSecretColumns();
  if (error) return null;
  const team = data?.team ? (names.team[data.team] ?? data.team) : null;
  return (
    <Card
      title={data?.name ?? person}
      note={[person, team, data?.leftOn && t("leftOn", { day: data.leftOn })]
        .filter(Boolean)
        .join("・")}
      footer={t("purpose.kept", { kind: t(`purpose.kinds.${purpose.kind}`), note: purpose.note })}
    >
      {!data ? (
        <CardBody>
          <Skeleton height="96px" />
        </CardBody>
      ) : data.secrets.length === 0 ? (
        <CardBody>{t("personReadNothing")}</CardBody>
      ) : (
        <DataTable
          caption={t("personSecrets")}
          columns={columns}
          rows={data.secrets}
          keyOf={({ secretId, target }) => secretId ?? target}
          compact
        />
      )}
      {data && data.principals.length > 0 && (
        <CardBody>
          <p className="t12 ink2">
            {t("knownAs")}{" "}
            <span className="mono">{data.principals.map(({ key }) => key).join(" · ")}</span>
          </p>
        </CardBody>
      )}
    </Card>
  );
}

function useSecretColumns(): Column<PersonAccess["secrets"][number]>[] {
  const t = useTranslations("accessHistory");
  return [
    {
      key: "secret",
      header: t("column.secret"),
      cell: ({ secretId, target }) =>
        secretId ? (
          <Link href={`/inventory/${secretId}`}>
            <Path path={target} />
          </Link>
        ) : (
          <Path path={target} />
        ),
    },
    { key: "environment", header: t("column.environment"), cell: (row) => row.environment ?? "–" },
    { key: "first", header: t("firstRead"), cell: ({ firstAt }) => <Moment at={firstAt} /> },
    { key: "last", header: t("lastRead"), cell: ({ lastAt }) => <Moment at={lastAt} /> },
    { key: "reads", header: t("reads"), number: true, cell: ({ reads }) => reads },
    {
      key: "since",
      header: t("sinceRotation"),
      cell: ({ sinceRotation }) =>
        sinceRotation === null ? (
          <State tone="unknown">{t("since.unknown")}</State>
        ) : sinceRotation ? (
          t("since.yes")
        ) : (
          t("since.no")
        ),
    },
  ];
}
