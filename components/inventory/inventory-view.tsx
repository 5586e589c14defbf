"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { showAddress } from "@/components/data-table/show-address";
import { UrlList } from "@/components/data-table/url-list";
import { Card } from "@/components/ui/card";
import type { Permission } from "@/lib/access-control/model";
import { withValues } from "@/lib/http/model/address";
import { facetsQuery, secretsQuery } from "@/lib/inventory/client";
import {
  filterParams,
  listParams,
  sortedBy,
  withoutConditions,
} from "@/lib/inventory/model/list-params";
import { AsOfClock } from "./as-of-clock";
import { bulkActsFor } from "./bulk-acts";
import { BulkBar } from "./bulk-bar";
import { columnsOf, useColumns } from "./columns";
import { FacetsPanel } from "./facets-panel";
import styles from "./inventory.module.css";
import { NothingFound } from "./list-blanks";
import { ListToolbar } from "./list-toolbar";
import type { Names } from "./secret-words";
import { useSelection } from "./use-selection";

/** The list with its facets: everything it shows stands in the URL, so that a link shows the same to a colleague. */
export function InventoryView({
  names,
  permissions,
}: {
  names: Names;
  /** What the viewer may do, in whatever scope. */
  permissions: readonly Permission[];
}) {
  const t = useTranslations("inventory");
  const url = new URLSearchParams(useSearchParams());
  const list = useQuery({
    ...secretsQuery(`${listParams(url)}`),
    placeholderData: keepPreviousData,
  });
  const facets = useQuery({
    ...facetsQuery(`${filterParams(url)}`),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(names);
  const queries = useQueryClient();
  // The past cannot be changed.
  const acts = url.has("asOf") ? [] : bulkActsFor(permissions);
  const rows = list.data?.items ?? [];
  const { selection, choosing, chooseAll, clear } = useSelection(`${filterParams(url)}`, rows);
  const toggle = (id: string, range: boolean) => {
    const row = rows.find((one) => one.id === id);
    if (row) choosing.onToggle(row, range);
  };

  const asked = listParams(url);
  const sort = asked.get("sort");
  const sorted = Object.values(columns).find((column) => column.sort === sort);
  const orderNote =
    sort === "rotation" ? t("order.rotation") : t("orderBy", { column: sorted?.header ?? "" });
  const change = (key: string, values: string[]) => showAddress(withValues(url, key, values));

  return (
    <div className={styles.layout}>
      <FacetsPanel facets={facets.data} url={url} names={names} onChange={change} />
      <div className="stack gap-3">
        <ListToolbar url={url} names={names} />
        <BulkBar
          selection={selection}
          total={list.data?.total ?? null}
          acts={acts}
          names={names}
          url={url}
          onAll={chooseAll}
          onClear={clear}
          onDone={() => {
            clear();
            void queries.invalidateQueries({ queryKey: ["secrets"] });
          }}
        />
        <Card busy={list.isFetching}>
          <UrlList
            url={url}
            list={list}
            size={Number(asked.get("limit"))}
            note={orderNote}
            onToggle={toggle}
            top
            blank={<NothingFound url={url} onClear={() => showAddress(withoutConditions(url))} />}
          >
            {(secrets) => (
              <AsOfClock at={url.has("asOf") ? facets.data?.asOf : undefined}>
                <DataTable
                  caption={t("caption")}
                  columns={columnsOf(url.get("columns")).map((key) => columns[key])}
                  rows={secrets}
                  keyOf={({ id }) => id}
                  choosing={choosing}
                  compact={url.get("density") === "compact"}
                  wide
                  sorting={{
                    by: asked.get("sort") ?? "",
                    order: asked.get("order") === "desc" ? "desc" : "asc",
                    onSort: (by) => showAddress(sortedBy(url, by)),
                  }}
                />
              </AsOfClock>
            )}
          </UrlList>
        </Card>
      </div>
    </div>
  );
}
