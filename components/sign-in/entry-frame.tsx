import { useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Mark } from "@/components/app-shell/brand";
import { LanguageSwitch } from "@/components/app-shell/language-switch";
import styles from "./entry-frame.module.css";

/** What stands around the pages before the sign-in: whose Kagimori this is, and how times are shown. */
export function EntryFrame({
  organisation,
  children,
}: {
  organisation: string;
  children: ReactNode;
}) {
  const t = useTranslations("signIn");
  return (
    <main className={styles.page}>
      <div className={styles.middle}>
        <div className={styles.column}>
          <div className={styles.brand}>
            <Mark large />
            <div>
              <h1>
                Kagimori <small lang="ja">鍵守</small>
              </h1>
              <p className="t12 ink3">{organisation}</p>
            </div>
          </div>
          {children}
        </div>
      </div>
      <footer className={styles.footer}>
        <LanguageSwitch />
        <span>{t("times", { zone: useTimeZone() ?? "UTC" })}</span>
      </footer>
    </main>
  );
}
