import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { PastedValue } from "@/lib/findings/model";
import styles from "./findings.module.css";

/** What to do: first the credential itself, then the text, in the backend's own words. */
export function CleanUp({ finding: { cleanUp, field } }: { finding: PastedValue }) {
  const t = useTranslations("finding");
  return (
    <div className={styles.cleanUp}>
      <span className="t12">{t("first")}</span>
      {cleanUp.command ? (
        <span className={styles.command}>
          <code>{cleanUp.command}</code>
          <CopyButton text={cleanUp.command} />
        </span>
      ) : (
        <span className="t12 ink3">{t(field === "name" ? "renew" : "inConsole")}</span>
      )}
      {cleanUp.console && (
        <a className="t12" href={cleanUp.console} target="_blank" rel="noreferrer">
          {t("console")}
        </a>
      )}
    </div>
  );
}
