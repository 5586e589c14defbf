import { Clock, Zap } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Ago } from "@/components/ui/ago";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { State } from "@/components/ui/state";
import type { BreakGlassRequest } from "@/lib/break-glass/model";
import styles from "./break-glass.module.css";
import { RequestActs } from "./request-acts";

const shownTargets = 3;

/** One request that waits: who, what, why, when, until when it is to be decided or reviewed, and the buttons. */
export function RequestItem({
  request,
  due,
}: {
  request: BreakGlassRequest;
  due: "decide" | "review";
}) {
  const t = useTranslations("breakGlass");
  const { targets, hiddenTargets, emergency } = request;
  const more = targets.length - shownTargets + hiddenTargets;
  const overdue = (due === "decide" ? request.approval : request.review) === "overdue";
  return (
    <li className={styles.item}>
      <div className={styles.stack} style={{ gap: 2 }}>
        <div className={styles.who}>
          <strong>{request.person.name}</strong>
          {emergency && (
            <State tone="near" soft>
              {t("emergency")}
            </State>
          )}
          <Link href={`/break-glass/${request.id}`} className={styles.small}>
            {request.label}
          </Link>
          <span className={styles.small}>
            <Ago at={request.requestedAt} />
          </span>
        </div>
        {targets.slice(0, shownTargets).map(({ id, path }) => (
          <span key={id}>
            <Path path={path} room={56} />
          </span>
        ))}
        {more > 0 && <span className={styles.small}>{t("moreSecrets", { count: more })}</span>}
        <span>
          {request.reason}
          {request.ticket && <span className={styles.small}> · {request.ticket}</span>}
        </span>
        <span className={styles.who}>
          {emergency ? <Zap size={14} aria-hidden /> : <Clock size={14} aria-hidden />}
          <span>
            <Moment at={request.from} />
            {t("until")}
            <Moment at={request.endsAt} />
          </span>
        </span>
      </div>
      <div className={styles.acts}>
        <RequestActs request={request} />
        <span className={styles.small}>
          {overdue ? (
            <State tone="breach">{t(`due.${due}Overdue`)}</State>
          ) : (
            t.rich(`due.${due}`, {
              at: () => (
                <Moment key="at" at={due === "decide" ? request.approveBy : request.reviewBy} />
              ),
            })
          )}
        </span>
      </div>
    </li>
  );
}
