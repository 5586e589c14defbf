"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { OriginNote } from "@/components/settings/origin";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Section } from "@/lib/declarations/model/section";
import type { Origin } from "@/lib/organisation/model";
import styles from "./declarations.module.css";
import { HistoryDialog } from "./history-dialog";
import { editHref } from "./pages";

export interface Valued extends Origin {
  readonly key: string;
  readonly label: string;
  readonly shown: string;
}

/** Values of a section that is no list: each with where it stands, and a way to change those the file leaves open. */
export function ValuesCard({
  section,
  title,
  note,
  nameHeader,
  values,
  mayChange,
}: {
  section: Section;
  title: string;
  note: string;
  nameHeader: string;
  values: readonly Valued[];
  mayChange: boolean;
}) {
  const t = useTranslations("declarations");
  const [history, setHistory] = useState<string | null>(null);
  const columns: Column<Valued>[] = [
    { key: "name", header: nameHeader, cell: ({ label }) => label },
    { key: "value", header: t("field.value"), number: true, cell: ({ shown }) => shown },
    {
      key: "by",
      header: t("by"),
      cell: ({ from, file }) => <OriginNote from={from} file={file} />,
    },
    ...(mayChange || values.some(({ from }) => from === "screen")
      ? [{ key: "acts", header: t("acts"), cell: (value: Valued) => acts(value) }]
      : []),
  ];
  const acts = ({ key, label, from }: Valued) => (
    <span className={styles.acts}>
      {mayChange && from !== "file" && (
        <ButtonLink
          size="small"
          aria-label={t("editOf", { key: label })}
          href={editHref(section, key)}
        >
          {t("change")}
        </ButtonLink>
      )}
      {from === "screen" && (
        <Button
          size="small"
          variant="ghost"
          aria-label={t("historyOf", { key: label })}
          onClick={() => setHistory(key)}
        >
          {t("history")}
        </Button>
      )}
    </span>
  );
  return (
    <Card title={title} note={note}>
      <DataTable caption={title} columns={columns} rows={values} keyOf={({ key }) => key} />
      {history !== null && (
        <HistoryDialog item={{ section, key: history }} onClose={() => setHistory(null)} />
      )}
    </Card>
  );
}
