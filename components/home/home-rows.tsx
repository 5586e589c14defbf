import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { HomeRow } from "@/lib/homes/model";
import styles from "./home.module.css";

/** Things by name, with what is to be said of each. */
export function HomeRows({ rows }: { rows: readonly HomeRow[] }) {
  const t = useTranslations("home");
  return (
    <ul className={styles.rows}>
      {rows.map(({ key, label, code, notes, tone, at, href }) => {
        const name = code ? <code>{label}</code> : label;
        const said = notes.map((note) => t(`note.${note}`)).join(t("separator"));
        return (
          <li key={key} className={styles.row}>
            <span className={styles.label}>{href ? <Link href={href}>{name}</Link> : name}</span>
            <span className="row wrap ink2">
              {tone ? <State tone={tone}>{said}</State> : said}
              {at ? <Moment at={at} /> : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
