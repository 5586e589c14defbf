"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useOptimistic, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { cleared, type ScopeChoice, type ScopeDimension, toggled } from "./scope";
import styles from "./scope-filter.module.css";

/** From this many choices on, a field to narrow them. */
const searchFrom = 9;

/** One dimension of the scope: what is chosen, and the list to choose from. */
export function ScopePopover({
  dimension,
  choices,
}: {
  dimension: ScopeDimension;
  choices: readonly ScopeChoice[];
}) {
  const t = useTranslations("shell");
  const dimensions = useTranslations("dimension");
  const format = useFormatter();
  const router = useRouter();
  const pathname = usePathname();
  const params = new URLSearchParams(useSearchParams());
  const [search, setSearch] = useState("");

  // The mark follows the click at once; the figures follow when the server has them.
  const [chosen, choose] = useOptimistic(params.getAll(dimension));
  const [waiting, start] = useTransition();
  const go = (next: URLSearchParams) =>
    start(() => {
      choose(next.getAll(dimension));
      router.push(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false });
    });
  const first = choices.find(({ value }) => value === chosen[0])?.label ?? chosen[0];
  const shown =
    chosen.length === 0
      ? t("all")
      : chosen.length === 1
        ? first
        : t("andMore", { first: first ?? "", count: chosen.length - 1 });
  const found = choices.filter(({ label, value }) =>
    `${label} ${value}`.toLowerCase().includes(search.toLowerCase()),
  );

  return (
    <Popover
      label={dimensions(dimension)}
      button={{ set: chosen.length > 0, "aria-busy": waiting }}
      trigger={
        <>
          {dimensions(dimension)}
          <span className={clsx(styles.value, chosen.length > 0 && styles.set)}>{shown}</span>
          <ChevronDown />
        </>
      }
    >
      <div className={styles.list}>
        {choices.length >= searchFrom && (
          <input
            type="search"
            className={styles.search}
            value={search}
            placeholder={t("narrow")}
            aria-label={t("narrow")}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
        {found.map(({ value, label, count }) => (
          <label key={value} className={styles.option}>
            <Checkbox
              checked={chosen.includes(value)}
              onChange={() => go(toggled(params, dimension, value))}
            />
            {label}
            {count !== undefined && <span className={styles.count}>{format.number(count)}</span>}
          </label>
        ))}
        {found.length === 0 && <p className={styles.none}>{t("nothingToChoose")}</p>}
      </div>
      {chosen.length > 0 && (
        <div className={styles.foot}>
          <Button size="small" onClick={() => go(cleared(params, dimension))}>
            {t("clear")}
          </Button>
        </div>
      )}
    </Popover>
  );
}
