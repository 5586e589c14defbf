"use client";

import { useTranslations } from "next-intl";
import styles from "@/components/break-glass/break-glass.module.css";
import { FindingItem } from "@/components/findings/finding-item";
import { Card } from "@/components/ui/card";
import type { PastedValue } from "@/lib/findings/model";

/** Values pasted into the texts of one secret; nothing where there are none. */
export function FindingsCard({ findings }: { findings: readonly PastedValue[] }) {
  const t = useTranslations("finding");
  if (findings.length === 0) return null;
  return (
    <Card title={t("card")} note={t("cardNote")}>
      <ul className={styles.items}>
        {findings.map((one) => (
          <FindingItem key={one.id} finding={one} bare />
        ))}
      </ul>
    </Card>
  );
}
