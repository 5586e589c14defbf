import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { Pager } from "@/components/data-table/pager";
import { ListSkeleton } from "@/components/inventory/list-skeleton";
import type { Names } from "@/components/inventory/secret-words";
import { showAddress } from "@/components/inventory/show-address";
import { Card } from "@/components/ui/card";
import type { AccessEventPage } from "@/lib/access-history/model/event";
import { withValues } from "@/lib/access-history/model/list-params";
import { useColumns } from "./columns";
import { EventDetail } from "./event-detail";
import { ListFailed, NothingFound } from "./list-blanks";

/** The rows, newest first; one of them open. */
export function EventsCard({
  url,
  list,
  days,
  names,
  sources,
}: {
  url: URLSearchParams;
  list: UseQueryResult<AccessEventPage>;
  /** The days looked at, for saying what an empty list proves. */
  days: { from: string; to: string } | undefined;
  names: Names;
  sources: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("accessHistory");
  const open = url.get("event");
  const page = Number(url.get("page") ?? 1);
  const columns = useColumns({ names, sources, open, onOpen: show });
  const cursor = list.data?.nextCursor;

  function show(id: string | null) {
    const next = new URLSearchParams(url);
    if (id === null) next.delete("event");
    else next.set("event", id);
    showAddress(next, { replace: true });
  }
  function goOn(after: string) {
    const next = withValues(url, "cursor", [after]);
    next.set("page", String(page + 1));
    showAddress(next, { top: true });
  }

  return (
    <Card busy={list.isFetching}>
      {list.error ? (
        <ListFailed error={list.error} onRetry={() => list.refetch()} />
      ) : !list.data ? (
        <ListSkeleton />
      ) : list.data.items.length === 0 ? (
        <NothingFound url={url} days={days} />
      ) : (
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={list.data.items}
          keyOf={({ id }) => id}
          isOpen={({ id }) => id === open}
          detail={(event) => <EventDetail event={event} names={names} sources={sources} />}
          wide
        />
      )}
      {list.data && (
        <Pager
          first={(page - 1) * 50 + 1}
          shown={list.data.items.length}
          total={list.data.total}
          note={list.data.total === null ? t("manyNote") : t("order")}
          onStart={url.has("cursor") ? () => showAddress(withValues(url, "cursor", [])) : undefined}
          onNext={cursor ? () => goOn(cursor) : undefined}
        />
      )}
    </Card>
  );
}
