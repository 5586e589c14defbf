import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import type { BreakGlassSummary } from "@/lib/break-glass/model";
import { outside } from "@/lib/break-glass/model/kinds";
import { withValues } from "@/lib/http/model/address";
import styles from "./break-glass.module.css";
import { kindTone } from "./tones";

const always = ["approved", ...outside, "unresolved"] as const;
const emergencies = ["emergency-approved", "emergency-pending", "emergency-overdue"] as const;

/** How many uses of each kind there were; choosing one narrows the list below. Nothing read is no 0. */
export function UseTiles({ summary, url }: { summary: BreakGlassSummary; url: URLSearchParams }) {
  const t = useTranslations("breakGlass");
  const words = useTranslations("part");
  const format = useFormatter();
  const chosen = url.getAll("kind");
  const kinds = [
    always[0],
    ...emergencies.filter((kind) => summary.uses[kind] > 0),
    ...always.slice(1),
  ];
  const href = (kind: string) => {
    const next = withValues(url, "kind", chosen.includes(kind) ? [] : [kind]);
    return `/break-glass${next.size > 0 ? `?${next}` : ""}`;
  };
  return (
    <div className={styles.tiles}>
      {kinds.map((kind) => (
        <Link
          key={kind}
          className={styles.tile}
          href={href(kind)}
          scroll={false}
          aria-current={chosen.includes(kind) ? "true" : undefined}
        >
          <State tone={summary.reached && summary.uses[kind] > 0 ? kindTone[kind] : "exempt"}>
            {words(kind)}
          </State>
          <span>
            <strong>{summary.reached ? format.number(summary.uses[kind]) : "–"}</strong>{" "}
            {summary.reached && t("unit")}
          </span>
          <span className={styles.small}>{t(`explain.${kind}`)}</span>
        </Link>
      ))}
      <div className={styles.tile}>
        <State tone="exempt">{words("unused")}</State>
        <span>
          <strong>{summary.reached ? format.number(summary.unused) : "–"}</strong>{" "}
          {summary.reached && t("unit")}
        </span>
        <span className={styles.small}>{t("explain.unused")}</span>
      </div>
    </div>
  );
}
