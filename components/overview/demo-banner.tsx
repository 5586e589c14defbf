import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "./demo-banner.module.css";

/** Three questions the demo answers with one click. */
const questions = [
  {
    id: "overdueDatabase",
    href: "/inventory?environment=prod&kind=database&rotation=overdue",
  },
  { id: "teamsBehind", href: "/?kpi=rotation-compliance#teams" },
  { id: "plainText", href: "/inventory?kpi=plain-text-parameters" },
] as const;

/** Says that everything on screen is invented, and where to begin. */
export function DemoBanner() {
  const t = useTranslations("demo");
  return (
    <aside className={styles.banner} aria-label={t("title")}>
      <p>
        <strong>{t("title")}</strong> {t("text")}
      </p>
      <ul className={styles.questions}>
        {questions.map(({ id, href }) => (
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
