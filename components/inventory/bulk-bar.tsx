import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { mostAtOnce } from "@/lib/inventory/model/fixed";
import type { BulkAct } from "./bulk-acts";
import styles from "./bulk-bar.module.css";
import { ChosenFile } from "./chosen-file";
import type { Names } from "./secret-words";
import type { Selection } from "./use-selection";

/** What is chosen and what can be done to it. It keeps its room when nothing is chosen, so that no row moves. */
export function BulkBar({
  selection,
  total,
  acts,
  names,
  url,
  onAll,
  onClear,
  onDone,
}: {
  selection: Selection | null;
  /** How many the conditions leave; null where that is not known exactly. */
  total: number | null;
  acts: readonly BulkAct[];
  names: Names;
  /** The list's address. */
  url: URLSearchParams;
  onAll: (total: number) => void;
  onClear: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("bulk");
  const format = useFormatter();
  const [asking, ask] = useState<BulkAct | null>(null);
  if (!selection)
    return <div className={styles.hint}>{t(acts.length > 0 ? "hint" : "hintFile")}</div>;
  const more = !selection.all && total !== null && total > selection.count;
  const Dialog = asking?.Dialog;
  return (
    <div className={styles.slot}>
      <div className={styles.bar}>
        <strong role="status">
          {t(selection.all ? "allChosen" : "chosen", { count: format.number(selection.count) })}
        </strong>
        {more && total <= mostAtOnce && (
          <button type="button" className={styles.link} onClick={() => onAll(total)}>
            {t("chooseAll", { count: format.number(total) })}
          </button>
        )}
        <button type="button" className={styles.link} onClick={onClear}>
          {t("clear")}
        </button>
        <span className={clsx("row wrap end", styles.acts)}>
          <ChosenFile selection={selection} url={url} />
          {acts.map((act) => (
            <Button key={act.id} onClick={() => ask(act)}>
              {t(`act.${act.id}`)}
            </Button>
          ))}
        </span>
        {Dialog && (
          <Dialog
            selection={selection}
            names={names}
            onClose={() => ask(null)}
            onDone={() => {
              ask(null);
              onDone();
            }}
          />
        )}
      </div>
    </div>
  );
}
