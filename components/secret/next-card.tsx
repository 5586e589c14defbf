import { useTimeZone, useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { isoDay } from "@/lib/i18n/dates";
import { nextSteps } from "@/lib/inventory/model/next-steps";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import styles from "./next-card.module.css";

/** What to do about this secret, most pressing first; where its backend has a command for it, that to copy. */
export function NextCard({ secret }: { secret: SecretDetail }) {
  const t = useTranslations("next");
  const today = isoDay(new Date(secret.asOf), useTimeZone() ?? "UTC");
  const steps = nextSteps(secret, today);
  return (
    <Card title={t("title")}>
      <CardBody>
        {steps.length === 0 ? (
          <p className="t13 ink2">{t("nothing")}</p>
        ) : (
          <ol className={styles.steps}>
            {steps.map(({ id, command }) => (
              <li key={id}>
                <strong>{t(`step.${id}`)}</strong>
                <p>{t(`why.${id}`)}</p>
                {command !== null && (
                  <div className={styles.command}>
                    <code>{command}</code>
                    <CopyButton text={command} />
                  </div>
                )}
              </li>
            ))}
          </ol>
        )}
      </CardBody>
    </Card>
  );
}
