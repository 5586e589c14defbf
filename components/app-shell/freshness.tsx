"use client";

import clsx from "clsx";
import Link from "next/link";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useSpanText } from "@/components/ui/span-text";
import { StateIcon, type Tone } from "@/components/ui/state-icon";
import { clockTime, isoMinute } from "@/lib/i18n/dates";
import styles from "./freshness.module.css";

export interface SourceFreshness {
  readonly id: string;
  readonly label: string;
  readonly state: "ok" | "stale" | "failing" | "never";
  /** ISO 8601 */
  readonly lastCompleteAt: string | null;
  readonly message: string | null;
}

const tones: Record<SourceFreshness["state"], Tone> = {
  ok: "ok",
  stale: "stale",
  failing: "breach",
  never: "unknown",
};

/** When each source last synced to its end: what every number on the page rests on. Each leads to its source. */
export function Freshness({ sources }: { sources: readonly SourceFreshness[] }) {
  const t = useTranslations("shell.freshness");
  const span = useSpanText();
  const now = useNow({ updateInterval: 30_000 });
  const timeZone = useTimeZone() ?? "UTC";
  const fresh = sources.filter(({ state }) => state === "ok").length;

  return (
    <div className={styles.line}>
      <span className={styles.head}>{t("title")}</span>
      {fresh > 0 && (
        <Link className={clsx(styles.sum, styles.ok)} href="/sources">
          <StateIcon tone="ok" />
          {t("allFresh", { count: fresh })}
        </Link>
      )}
      {sources.map(({ id, label, state, lastCompleteAt, message }) => (
        <Link
          key={id}
          className={styles[state]}
          href={`/sources#${id}`}
          title={
            message ?? (lastCompleteAt ? isoMinute(new Date(lastCompleteAt), timeZone) : undefined)
          }
          suppressHydrationWarning
        >
          <StateIcon tone={tones[state]} />
          {lastCompleteAt
            ? t(state, { label, span: span(now.getTime() - Date.parse(lastCompleteAt)) })
            : t("neverSynced", { label })}
        </Link>
      ))}
      <span className={styles.now} title={`${isoMinute(now, timeZone)} ${timeZone}`}>
        {t("now", { time: clockTime(now, timeZone) })}
      </span>
    </div>
  );
}
