import { useTimeZone, useTranslations } from "next-intl";
import { isoMinute } from "@/lib/i18n/dates";
import styles from "./print-head.module.css";

/** On paper: what this is, of whom, and for which instant. */
export function PrintHead({ organisation, asOf }: { organisation: string; asOf: string }) {
  const t = useTranslations("overview");
  const timeZone = useTimeZone() ?? "UTC";
  return (
    <div className={styles.head}>
      <strong>{t("report")}</strong>
      <span className="t12">
        {t("reportOf", { organisation, at: isoMinute(new Date(asOf), timeZone), zone: timeZone })}
      </span>
    </div>
  );
}
