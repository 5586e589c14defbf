import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { ListFailed } from "@/components/data-table/list-failed";
import { ListSkeleton } from "@/components/data-table/list-skeleton";
import { Pager } from "@/components/data-table/pager";
import { useBodyWords } from "@/components/declarations/body-words";
import { OriginNote } from "@/components/settings/origin";
import { importRowsQuery } from "@/lib/registers/client";
import type { Import, ImportRow, Item, Problem, RowKind } from "@/lib/registers/model";
import styles from "./registers.module.css";

/** Rows of one kind, page by page. */
export function ImportRows({ made, kind }: { made: Import; kind: RowKind }) {
  const t = useTranslations("registers");
  const [cursor, setCursor] = useState("");
  const list = useQuery({
    ...importRowsQuery(made.id, kind, cursor),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(made, kind);
  if (list.error) return <ListFailed error={list.error} onRetry={() => list.refetch()} />;
  if (!list.data) return <ListSkeleton />;
  const { items, nextCursor, total } = list.data;
  return (
    <>
      <DataTable
        caption={t(`kind.${kind}`)}
        columns={columns}
        rows={items}
        keyOf={({ place }) => String(place)}
        busy={list.isPlaceholderData}
        wide
      />
      <Pager
        first={items[0]?.place ?? 1}
        shown={items.length}
        total={total}
        onStart={cursor === "" ? undefined : () => setCursor("")}
        onNext={nextCursor === null ? undefined : () => setCursor(nextCursor)}
      />
    </>
  );
}

function useColumns({ register, columns }: Import, kind: RowKind): Column<ImportRow>[] {
  const t = useTranslations("registers");
  const words = useTranslations("declarations");
  const { said } = useBodyWords();
  const named = (item: Item | null) =>
    new Map(item === null ? [] : said(register, item.id ?? "", item, "item"));
  const problem = ({ code, column, value, line }: Problem) =>
    t(`problem.${code}`, { column: column ?? "", value: value ?? "", line: String(line ?? "") });
  const what = ({ before, after }: ImportRow) => {
    const [was, is] = [named(before), named(after)];
    const names = [...new Set([...was.keys(), ...is.keys()])].filter(
      (name) => before === null || kind === "unchanged" || was.get(name) !== is.get(name),
    );
    return (
      <span className={styles.says}>
        {names.map((name) => (
          <span key={name}>
            <b>{name}</b>
            {before !== null && kind !== "unchanged" && (
              <>
                <del>{was.get(name) ?? words("nothing")}</del> →{" "}
              </>
            )}
            <ins>{is.get(name) ?? words("nothing")}</ins>
          </span>
        ))}
      </span>
    );
  };
  const line: Column<ImportRow> = {
    key: "line",
    header: t("line"),
    number: true,
    cell: ({ line: at }) => at ?? words("nothing"),
  };
  if (kind === "bad")
    return [
      line,
      {
        key: "why",
        header: t("why"),
        cell: ({ problem: found }) => (
          <span className={styles.says}>{found && problem(found)}</span>
        ),
      },
      {
        key: "fields",
        header: t("asItStands"),
        cell: ({ fields }) => (
          <span className={styles.says}>
            {fields.map((field, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row's fields never move.
              <span key={at}>
                <b>{columns[at]?.name}</b>
                {field}
              </span>
            ))}
          </span>
        ),
      },
    ];
  return [
    {
      key: "id",
      header: words("id"),
      cell: ({ key, before, after }) => (
        <span>
          <strong>{after?.name ?? before?.name ?? key}</strong>
          <br />
          <span className="t12 ink2">{key}</span>
        </span>
      ),
    },
    { key: "what", header: t(kind === "unchanged" ? "asItIs" : "what"), cell: what },
    ...(kind === "leave" || kind === "missing"
      ? [
          {
            key: "owns",
            header: t("owns"),
            number: true,
            cell: ({ owns }: ImportRow) => owns ?? "",
          },
        ]
      : []),
    ...(kind === "file"
      ? [
          {
            key: "file",
            header: t("heldBy"),
            cell: ({ file }: ImportRow) => <OriginNote from="file" file={file} />,
          },
        ]
      : []),
    ...(kind === "missing" ? [] : [line]),
  ];
}
