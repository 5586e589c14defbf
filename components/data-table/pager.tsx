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
  /** Number of the first row shown, from 1. */
  first: number;
  shown: number;
  total: number | null;
  note?: string;
  onStart?: () => void;
  onNext?: () => void;
}) {
  const t = useTranslations("list");
  const format = useFormatter();
  return (
    <div className={styles.pager}>
      <span>
        {shown === 0
          ? t("none")
          : total === null
            ? t("range", {
                from: format.number(first),
                to: format.number(first + shown - 1),
              })
            : t("rangeOf", {
                from: format.number(first),
                to: format.number(first + shown - 1),
                total: format.number(total),
              })}
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
