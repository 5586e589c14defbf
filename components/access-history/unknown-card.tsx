import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { UrlList } from "@/components/data-table/url-list";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { StateIcon } from "@/components/ui/state-icon";
import { unknownTargetsQuery } from "@/lib/access-history/client";
import type { UnknownTargetPage } from "@/lib/access-history/model/unknown";

/** What logs name and the inventory does not hold, newest first. */
export function UnknownCard({ url }: { url: URLSearchParams }) {
  const t = useTranslations("accessHistory");
  const list = useQuery(unknownTargetsQuery(url.get("cursor")));
  const columns = useUnknownColumns();
  return (
    <Card title={t("unknown")} note={t("unknownNote")} busy={list.isFetching}>
      <UrlList
        url={url}
        list={list}
        top
        blank={<Blank icon={<StateIcon tone="ok" />} title={t("unknownNone")} />}
      >
        {(targets) => (
          <DataTable
            caption={t("unknown")}
            columns={columns}
            rows={targets}
            keyOf={({ id }) => String(id)}
          />
        )}
      </UrlList>
    </Card>
  );
}

function useUnknownColumns(): Column<UnknownTargetPage["items"][number]>[] {
  const t = useTranslations("accessHistory");
  const words = useTranslations("backend");
  return [
    {
      key: "target",
      header: t("unknownTarget"),
      cell: ({ target }) => (
        <Link
          data-row={target}
          href={`/access-history?${new URLSearchParams({ q: target, use: "all", inventory: "no", period: "all" })}`}
        >
          <Path path={target} />
        </Link>
      ),
    },
    {
      key: "backend",
      header: t("facet.backend"),
      cell: ({ backend }) => (words.has(backend as "vault") ? words(backend as "vault") : backend),
    },
    {
      key: "first",
      header: t("firstSeen"),
      cell: ({ firstSeenAt }) => <Moment at={firstSeenAt} />,
    },
    {
      key: "last",
      header: t("lastSeen"),
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? "–" : <Moment at={lastSeenAt} />),
    },
    { key: "readers", header: t("readers"), number: true, cell: ({ readers }) => readers },
    { key: "reads", header: t("reads"), number: true, cell: ({ reads }) => reads },
  ];
}
