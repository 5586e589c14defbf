import { useNow, useTranslations } from "next-intl";
import { useSpanText } from "@/components/ui/span-text";
import { State } from "@/components/ui/state";
import type { Secret } from "@/lib/inventory/model/secret";
import styles from "./rotation-cell.module.css";
import { hasRotation, rotationTone } from "./secret-words";

/** The state of rotation and, in small print, how long it is still good or how long overdue. */
export function RotationCell({ secret }: { secret: Secret }) {
  const t = useTranslations();
  const span = useSpanText();
  const now = useNow();
  const { state, exempt, dueAt } = secret.rotation;
  if (!hasRotation(secret)) return <span className="ink3 t12">{t("rotation.not-counted")}</span>;

  const left = dueAt === null ? null : Date.parse(dueAt) - now.getTime();
  const note =
    state === "unknown"
      ? t(`secret.valueUnknown.${secret.valueChangedAt.unknown ?? "never"}`)
      : left === null || state === "failed" || state === "no-policy"
        ? null
        : left > 0
          ? t("time.in", { span: span(left) })
          : t("inventory.overdueBy", { span: span(-left) });

  return (
    <span className={styles.cell}>
      <span className={styles.state}>
        <State tone={exempt ? "exempt" : rotationTone[state]}>
          {t(exempt ? "rotation.exempt" : `rotation.${state}`)}
        </State>
      </span>
      {note && (
        <span className="t12 ink2" suppressHydrationWarning>
          {note}
        </span>
      )}
    </span>
  );
}
