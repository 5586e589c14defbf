"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { DownloadLink } from "@/components/ui/download-link";
import { secretsQuery } from "@/lib/inventory/client";
import { exportParams, listParams } from "@/lib/inventory/model/list-params";

/** Takes exactly what the list shows away as a CSV file: its conditions, in its order. */
export function ExportLink() {
  const t = useTranslations("inventory");
  const format = useFormatter();
  const locale = useLocale();
  const url = new URLSearchParams(useSearchParams());
  // What the list below has read already: nothing is asked here.
  const { data } = useQuery({ ...secretsQuery(`${listParams(url)}`), enabled: false });
  return (
    <DownloadLink
      href={`/api/v1/secrets/export?${exportParams(url, locale)}`}
      title={t("exportWhat")}
    >
      <Download />
      {data?.total == null ? t("export") : t("exportRows", { count: format.number(data.total) })}
    </DownloadLink>
  );
}
