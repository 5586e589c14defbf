import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "./demo-banner.module.css";

/** Three questions the demo answers with one click. Who sees no production is asked about the rest. */
const questions = [
  {
    id: "overdueDatabase",
    href: "/inventory?environment=prod&kind=database&rotation=overdue",
  },
  { id: "overdue", href: "/inventory?rotation=overdue&rotation=failed" },
  { id: "teamsBehind", href: "/?kpi=rotation-compliance#teams" },
  { id: "plainText", href: "/inventory?kpi=plain-text-parameters" },
] as const;

/** Says that everything on screen is invented, and where to begin. */
export function DemoBanner({ production }: { production: boolean }) {
  const t = useTranslations("demo");
  const open = questions.filter(({ id }) => id !== (production ? "overdue" : "overdueDatabase"));
  return (
    <aside className={styles.banner} aria-label={t("title")}>
      <p>
        <strong>{t("title")}</strong> {t("text")}
      </p>
      <ul className={styles.questions}>
        {open.map(({ id, href }) => (
          <li key={id}>
            <Link href={href}>
              {t(id)}
              <ArrowRight />
            </Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}
