import { ChevronRight, ChevronsLeft } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import styles from "./pager.module.css";

/** The foot of a list: how many of how many, and the way on. A list read by keys knows its start and its next page. */
export function Pager({
  first,
  shown,
  total,
  note,
  onStart,
  onNext,
}: {
  /** Number of the first row shown, from 1; null where it is not known. */
  first: number | null;
  shown: number;
  total: number | null;
  note?: string | undefined;
  onStart?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}) {
  const t = useTranslations("list");
  const format = useFormatter();
  const range = (from: number) => ({
    from: format.number(from),
    to: format.number(from + shown - 1),
  });
  return (
    <div className={styles.pager}>
      <span>
        {shown === 0 || first === null
          ? t("rows", { count: shown })
          : total === null
            ? t("range", range(first))
            : t("rangeOf", { ...range(first), total: format.number(total) })}
      </span>
      {note && <span>{note}</span>}
      <span className="row end">
        <Button size="small" disabled={!onStart} onClick={onStart}>
          <ChevronsLeft />
          {t("start")}
        </Button>
        <Button size="small" disabled={!onNext} onClick={onNext}>
          {t("next")}
          <ChevronRight />
        </Button>
      </span>
    </div>
  );
}
