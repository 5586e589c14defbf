import Link from "next/link";
import { useTranslations } from "next-intl";
import styles from "@/components/break-glass/break-glass.module.css";
import { Ago } from "@/components/ui/ago";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import type { Exemption } from "@/lib/exemptions/model";
import { ExemptionActs } from "./exemption-acts";
import { ExemptionState } from "./exemption-state";

/** One exemption: of what, why, until when, who asked and who decided, and the buttons. */
export function ExemptionItem({ exemption, bare }: { exemption: Exemption; bare?: boolean }) {
  const t = useTranslations("exemption");
  const { secret, reason, lastDay, requestedBy, requestedAt, decidedBy, decidedAt } = exemption;
  const decided = decidedBy && decidedAt;
  return (
    <li className={styles.item}>
      <div className={styles.stack} style={{ gap: 2 }}>
        <div className={styles.who}>
          <strong>{exemption.label}</strong>
          <ExemptionState exemption={exemption} />
          <span className={styles.small}>{t("untilDay", { day: lastDay })}</span>
        </div>
        {!bare && (
          <Link href={`/inventory/${secret.id}`} data-row={secret.id}>
            <Path path={secret.path} room={60} />
          </Link>
        )}
        <span>{reason}</span>
        <span className={styles.small}>
          {t("askedBy", { name: requestedBy.name })} <Ago at={requestedAt} />
          {decided && (
            <>
              {" · "}
              {t(exemption.state === "rejected" ? "rejectedBy" : "decidedBy", {
                name: decidedBy.name,
              })}{" "}
              <Moment at={decidedAt} day />
            </>
          )}
          {exemption.endedWhy && ` · ${t(`endedWhy.${exemption.endedWhy}`)}`}
        </span>
        {exemption.decisionReason && (
          <span className={styles.small}>{t("said", { reason: exemption.decisionReason })}</span>
        )}
      </div>
      <div className={styles.acts}>
        <ExemptionActs exemption={exemption} />
        {exemption.mayNotDecide && exemption.mayNotDecide !== "no-decider" && (
          <span className={styles.small}>{t(`mayNot.${exemption.mayNotDecide}`)}</span>
        )}
      </div>
    </li>
  );
}
