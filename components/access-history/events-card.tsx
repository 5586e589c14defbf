import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { showAddress } from "@/components/data-table/show-address";
import { UrlList } from "@/components/data-table/url-list";
import type { Names } from "@/components/inventory/secret-words";
import { Card } from "@/components/ui/card";
import type { AccessEventPage } from "@/lib/access-history/model/event";
import { useColumns } from "./columns";
import { EventDetail } from "./event-detail";
import { NothingFound } from "./list-blanks";

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
  const closed = new URLSearchParams(url);
  closed.delete("event");
  const columns = useColumns({ names, sources, open, onOpen: show });

  function show(id: string | null) {
    const next = new URLSearchParams(url);
    if (id === null) next.delete("event");
    else next.set("event", id);
    showAddress(next, { replace: true });
  }

  return (
    <Card busy={list.isFetching}>
      <UrlList
        // Another page has other rows: none of them is open.
        url={closed}
        list={list}
        note={list.data?.total === null ? t("manyNote") : t("order")}
        top
        blank={<NothingFound url={url} days={days} />}
      >
        {(events) => (
          <DataTable
            caption={t("caption")}
            columns={columns}
            rows={events}
            keyOf={({ id }) => id}
            isOpen={({ id }) => id === open}
            detail={(event) => <EventDetail event={event} names={names} sources={sources} />}
            wide
          />
        )}
      </UrlList>
    </Card>
  );
}
