import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { firstPage, firstRow, nextPage } from "@/lib/http/model/address";
import { ListFailed } from "./list-failed";
import { useListKeys } from "./list-keys";
import { ListSkeleton } from "./list-skeleton";
import { Pager } from "./pager";
import { showAddress } from "./show-address";

/** A page of a list, as the API answers it. */
interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number | null;
}

/**
 * The inside of a list whose page stands in the address: why there are no rows, or the rows and the way on. Its keys
 * walk over the rows' `data-row`.
 */
export function UrlList<Item>({
  url,
  list,
  size = 50,
  note,
  top = false,
  onToggle,
  blank,
  children,
}: {
  url: URLSearchParams;
  list: Pick<UseQueryResult<Page<Item>>, "data" | "error" | "refetch">;
  /** How many rows a page holds. */
  size?: number;
  /** What stands beside the count, such as the order. */
  note?: string | undefined;
  /** The list is what the page is about: a next page is read from the top. */
  top?: boolean;
  /** A row of this id was chosen by key, or with `range` all up to it. */
  onToggle?: (id: string, range: boolean) => void;
  /** In place of no rows. */
  blank: ReactNode;
  children: (items: Item[]) => ReactNode;
}) {
  useListKeys(onToggle);
  const { data, error } = list;
  if (error) return <ListFailed error={error} onRetry={() => list.refetch()} />;
  if (!data) return <ListSkeleton />;
  const { items, nextCursor, total } = data;
  const onStart = () => showAddress(firstPage(url), { top });
  const onNext = (cursor: string) => showAddress(nextPage(url, cursor), { top });
  return (
    <>
      {items.length === 0 ? blank : children(items)}
      {(items.length > 0 || url.has("cursor")) && (
        <Pager
          first={firstRow(url, size)}
          shown={items.length}
          total={total}
          note={note}
          onStart={url.has("cursor") ? onStart : undefined}
          onNext={nextCursor === null ? undefined : () => onNext(nextCursor)}
        />
      )}
    </>
  );
}
