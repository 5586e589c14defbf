import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { Import } from "@/lib/registers/model";
import styles from "./registers.module.css";

const tones = {
  preview: "unknown",
  proposed: "near",
  applied: "ok",
  rejected: "unknown",
  "taken-back": "unknown",
} as const;

/** Files that were handed in: what waits first, then the last that were decided. */
export function ImportsCard({ imports }: { imports: readonly Import[] }) {
  const t = useTranslations("registers");
  const words = useTranslations("declarations");
  const waiting = imports.filter(({ state }) => state === "proposed");
  const shown = [...waiting, ...imports.filter(({ state }) => state !== "proposed")].slice(
    0,
    Math.max(3, waiting.length),
  );
  if (shown.length === 0) return null;
  return (
    <Card title={t("imports")} note={t("importsNote")}>
      <ul className={styles.imports}>
        {shown.map(({ id, state, register, fileName, uploadedBy, uploadedAt, counts }) => (
          <li key={id}>
            <State tone={tones[state]}>{t(`importState.${state}`)}</State>
            <Link href={`/settings/registers/import/${id}`}>
              {words(`section.${register}`)} · {fileName}
            </Link>
            <span>
              {t("summary", { add: counts.add, change: counts.change, leave: counts.leave })}
            </span>
            <span className="ink3">
              {uploadedBy} <Moment at={uploadedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
