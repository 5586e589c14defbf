import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { Pager } from "@/components/data-table/pager";
import { showAddress } from "@/components/inventory/show-address";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useProblemText } from "@/components/ui/problem-text";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { exportsQuery } from "@/lib/evidence/client";
import { useExportColumns } from "./export-columns";

/** What was made, by oneself and (for who may see everything) by others, newest first. */
export function ExportsCard({ url }: { url: URLSearchParams }) {
  const t = useTranslations("evidence");
  const retry = useTranslations("ui")("retry");
  const problem = useProblemText();
  const columns = useExportColumns();
  const cursor = url.get("cursor");
  const list = useQuery({ ...exportsQuery(cursor), placeholderData: keepPreviousData });
  const { data } = list;
  const show = (next: string | null) => {
    const address = new URLSearchParams(url);
    address.delete("cursor");
    if (next) address.set("cursor", next);
    showAddress(address);
  };

  return (
    <Card title={t("recent")} note={t("recentNote")} busy={list.isFetching}>
      {list.error ? (
        <Blank
          icon={<StateIcon tone="breach" />}
          title={t("failedList")}
          actions={<Button onClick={() => list.refetch()}>{retry}</Button>}
        >
          <p>{problem(list.error)}</p>
        </Blank>
      ) : !data ? (
        <Skeleton height="160px" />
      ) : data.items.length === 0 ? (
        <Blank icon={<StateIcon tone="unknown" />} title={t("none")}>
          <p>{t("noneWhy")}</p>
        </Blank>
      ) : (
        <>
          <DataTable
            caption={t("recent")}
            columns={columns}
            rows={data.items}
            keyOf={({ id }) => id}
            wide
          />
          <Pager
            first={1}
            shown={data.items.length}
            total={cursor ? null : data.total}
            onStart={cursor ? () => show(null) : undefined}
            onNext={data.nextCursor ? () => show(data.nextCursor) : undefined}
          />
        </>
      )}
    </Card>
  );
}
