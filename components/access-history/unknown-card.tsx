import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Pager } from "@/components/data-table/pager";
import { ListSkeleton } from "@/components/inventory/list-skeleton";
import { showAddress } from "@/components/inventory/show-address";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { StateIcon } from "@/components/ui/state-icon";
import { unknownTargetsQuery } from "@/lib/access-history/client";
import { withValues } from "@/lib/access-history/model/list-params";
import type { UnknownTargetPage } from "@/lib/access-history/model/unknown";
import { ListFailed } from "./list-blanks";

/** What logs name and the inventory does not hold, newest first. */
export function UnknownCard({ url }: { url: URLSearchParams }) {
  const t = useTranslations("accessHistory");
  const list = useQuery(unknownTargetsQuery(url.get("cursor")));
  const columns = useUnknownColumns();
  const page = Number(url.get("page") ?? 1);
  const cursor = list.data?.nextCursor;
  return (
    <Card title={t("unknown")} note={t("unknownNote")} busy={list.isFetching}>
      {list.error ? (
        <ListFailed error={list.error} onRetry={() => list.refetch()} />
      ) : !list.data ? (
        <ListSkeleton />
      ) : list.data.items.length === 0 ? (
        <Blank icon={<StateIcon tone="ok" />} title={t("unknownNone")} />
      ) : (
        <DataTable
          caption={t("unknown")}
          columns={columns}
          rows={list.data.items}
          keyOf={({ id }) => String(id)}
        />
      )}
      {list.data && (
        <Pager
          first={(page - 1) * 50 + 1}
          shown={list.data.items.length}
          total={list.data.total}
          onStart={url.has("cursor") ? () => showAddress(withValues(url, "cursor", [])) : undefined}
          onNext={
            cursor
              ? () => {
                  const next = withValues(url, "cursor", [cursor]);
                  next.set("page", String(page + 1));
                  showAddress(next, { top: true });
                }
              : undefined
          }
        />
      )}
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
