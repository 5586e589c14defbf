import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import type { BreakGlassUse } from "@/lib/break-glass/model";
import { isoMinute } from "@/lib/i18n/dates";
import styles from "./break-glass.module.css";

/** The window as a bar and each read as a mark in it, or as a diamond outside; every row on a scale of its own. */
export function WindowStrip({ use }: { use: BreakGlassUse }) {
  const t = useTranslations("breakGlass");
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  const { request, points } = use;
  const reads = points.map(({ at }) => Date.parse(at));
  const edges = request ? [Date.parse(request.opens), Date.parse(request.ends)] : [];
  const from = Math.min(...reads, ...edges);
  const span = Math.max(...reads, ...edges) - from;
  const place = (at: number) => `${span === 0 ? 4 : 4 + ((at - from) / span) * 92}%`;
  const outside = points.filter(({ inside }) => !inside).length;
  const [opens = 0, ends = 0] = edges;

  return (
    <div
      className={styles.strip}
      role="img"
      aria-label={t(request ? "strip.window" : "strip.none", {
        from: request ? isoMinute(new Date(opens), timeZone) : "",
        to: request ? isoMinute(new Date(ends), timeZone) : "",
        reads: format.number(use.reads),
        outside: format.number(outside),
      })}
    >
      {request && (
        <span
          className={styles.window}
          style={{ left: place(opens), right: `calc(100% - ${place(ends)})` }}
        />
      )}
      {points.map(({ at, inside }) => (
        <span
          key={at}
          className={inside ? styles.read : styles.outside}
          style={{ left: place(Date.parse(at)) }}
        />
      ))}
    </div>
  );
}
