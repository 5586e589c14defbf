import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import { UrlList } from "@/components/data-table/url-list";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";
import { exportsQuery } from "@/lib/evidence/client";
import { useExportColumns } from "./export-columns";

/** What was made, by oneself and (for who may see everything) by others, newest first. */
export function ExportsCard({ url }: { url: URLSearchParams }) {
  const t = useTranslations("evidence");
  const columns = useExportColumns();
  const list = useQuery({
    ...exportsQuery(url.get("cursor")),
    placeholderData: keepPreviousData,
  });

  return (
    <Card title={t("recent")} note={t("recentNote")} busy={list.isFetching}>
      <UrlList
        url={url}
        list={list}
        size={20}
        blank={
          <Blank icon={<StateIcon tone="unknown" />} title={t("none")}>
            <p>{t("noneWhy")}</p>
          </Blank>
        }
      >
        {(exports) => (
          <DataTable
            caption={t("recent")}
            columns={columns}
            rows={exports}
            keyOf={({ id }) => id}
            wide
          />
        )}
      </UrlList>
    </Card>
  );
}
