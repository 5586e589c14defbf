import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import type { HomeLine } from "@/lib/homes/model";
import styles from "./home.module.css";

/** Counts, each with what it counts and whether that is well. */
export function HomeLines({ lines }: { lines: readonly HomeLine[] }) {
  const t = useTranslations();
  const format = useFormatter();
  return (
    <ul className={styles.lines}>
      {lines.map(({ id, count, tone, href }) => {
        const number = `${format.number(count)}${t("unit.items")}`;
        return (
          <li key={id} className={styles.line}>
            <State tone={tone}>{t(`home.line.${id}`)}</State>
            <span className={styles.count}>
              {href && count > 0 ? <Link href={href}>{number}</Link> : number}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
