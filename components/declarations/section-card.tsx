"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Button, ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { reorderDeclarations } from "@/lib/declarations/client";
import type { Declared } from "@/lib/declarations/model";
import { lists } from "@/lib/declarations/model/lists";
import type { Section } from "@/lib/declarations/model/section";
import { useBodyWords } from "./body-words";
import styles from "./declarations.module.css";
import { DeclaredBy } from "./declared-by";
import { HistoryDialog } from "./history-dialog";
import { ItemActs } from "./item-acts";
import { moved } from "./moved";
import { editHref } from "./pages";
import { RemoveDialog } from "./remove-dialog";

/** More items of the file than these are folded away: they are changed there. */
const manyOfFile = 20;

/** Sections whose items have no condition of their own that says which secrets they are for. */
const unselective: ReadonlySet<Section> = new Set([
  "plainText.ignore",
  "naming",
  "teams",
  "services",
  "people",
]);

/** The items of a section in the order in which they are applied: the file's read-only, the screen's with what can be done. */
export function SectionCard({
  section,
  items,
  mayChange,
}: {
  section: Section;
  items: readonly Declared[];
  mayChange: boolean;
}) {
  const t = useTranslations("declarations");
  const { ordered, keyed } = lists[section];
  const problem = useProblemText();
  const notify = useToast();
  const router = useRouter();
  const { said } = useBodyWords();
  const [history, setHistory] = useState<Declared | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const [removing, setRemoving] = useState<Declared | null>(null);
  const reorder = useMutation({
    ...reorderDeclarations(),
    onSuccess({ state, deciders }) {
      notify(
        "ok",
        state === "proposed" ? t("waits", { who: deciders.join(t("and")) }) : t("ordered"),
      );
      router.refresh();
    },
  });
  const holding = items.filter(({ state }) => state === "in-force");
  const keys = holding.flatMap(({ from, key }) => (from === "screen" ? [key] : []));
  const move = (key: string, by: -1 | 1) =>
    reorder.mutate({ section, keys: moved(keys, key, by), reason: t("reordered", { key }) });
  const says = (item: Declared, group: string) => {
    const words = said(section, item.key, item.body, group);
    return (
      <span className={styles.says}>
        {words.length === 0
          ? t(group === "match" ? "everything" : "nothing")
          : words.map(([name, value]) => (
              <span key={name}>
                <b>{name}</b>
                {value}
              </span>
            ))}
      </span>
    );
  };
  const groups =
    section === "mapping.rules"
      ? (["match", "set"] as const)
      : unselective.has(section)
        ? (["item"] as const)
        : (["match", "item"] as const);
  const ofFile = holding.filter(({ from }) => from === "file").length;
  const folds = ofFile > manyOfFile;
  const shown = holding.filter(({ from }) => unfolded || !folds || from === "screen");
  const columns: Column<Declared>[] = [
    {
      key: "key",
      header: t(ordered ? "position" : "id"),
      cell: (item) => (
        <>
          {ordered && <span className="ink3">{holding.indexOf(item) + 1}. </span>}
          {(item.from === "screen" || keyed === "id") && item.key}
        </>
      ),
    },
    ...groups.map((group) => ({
      key: group,
      header: t(`column.${group}`),
      cell: (item: Declared) => says(item, group),
    })),
    { key: "by", header: t("by"), cell: (item) => <DeclaredBy item={item} /> },
    ...(keys.length > 0
      ? [{ key: "acts", header: t("acts"), cell: (item: Declared) => acts(item) }]
      : []),
  ];
  const acts = (item: Declared) =>
    item.from === "screen" && (
      <ItemActs
        item={item}
        mayChange={mayChange}
        {...(ordered && {
          move: {
            busy: reorder.isPending,
            up: keys[0] === item.key ? undefined : () => move(item.key, -1),
            down: keys.at(-1) === item.key ? undefined : () => move(item.key, 1),
          },
        })}
        onHistory={() => setHistory(item)}
        onRemove={() => setRemoving(item)}
      />
    );
  return (
    <Card
      id={section}
      title={t(`section.${section}`)}
      note={t(`note.${section}`)}
      aside={
        mayChange && (
          <ButtonLink size="small" href={editHref(section)}>
            {t("add")}
          </ButtonLink>
        )
      }
    >
      {reorder.error && (
        <Callout tone="breach" alert title={t("refused")}>
          {problem(reorder.error)}
        </Callout>
      )}
      {shown.length === 0 && folds ? null : holding.length === 0 ? (
        <CardBody className="t13 ink3">{t(`none.${section}`)}</CardBody>
      ) : (
        <DataTable
          caption={t(`section.${section}`)}
          columns={columns}
          rows={shown}
          keyOf={({ from, key }) => `${from} ${key}`}
          wide
        />
      )}
      {folds && (
        <CardBody className="t12">
          <Button size="small" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t(unfolded ? "foldFile" : "unfoldFile", { count: ofFile })}
          </Button>
        </CardBody>
      )}
      {history && <HistoryDialog item={history} onClose={() => setHistory(null)} />}
      {removing && <RemoveDialog item={removing} onClose={() => setRemoving(null)} />}
    </Card>
  );
}
