import { useTimeZone, useTranslations } from "next-intl";
import { AgeBar } from "@/components/charts/age-bar";
import { hasRotation, rotationTone } from "@/components/inventory/secret-words";
import { Card, CardBody } from "@/components/ui/card";
import { useKnownWord } from "@/components/ui/known-word";
import { useSpanText } from "@/components/ui/span-text";
import { State } from "@/components/ui/state";
import { isoDay } from "@/lib/i18n/dates";
import type { SecretDetail } from "@/lib/inventory/model/secret";

/** The state of rotation in words, with the age of the value drawn against the age it may reach. */
export function RotationCard({ secret }: { secret: SecretDetail }) {
  const t = useTranslations();
  const known = useKnownWord();
  const span = useSpanText();
  const now = Date.parse(secret.asOf);
  const timeZone = useTimeZone() ?? "UTC";
  const { rotation, valueChangedAt, moving } = secret;
  const age = valueChangedAt.at === null ? null : now - Date.parse(valueChangedAt.at);
  const allowed = rotation.maxAge === null ? null : rotation.maxAge * 1000;
  const over = age === null || allowed === null ? null : age - allowed;
  const day = (at: string) => isoDay(new Date(at), timeZone);

  return (
    <Card
      title={t("dimension.rotation")}
      note={
        hasRotation(secret) && (
          <State tone={rotation.exempt ? "exempt" : rotationTone[rotation.state]}>
            {t(rotation.exempt ? "rotation.exempt" : `rotation.${rotation.state}`)}
          </State>
        )
      }
      aside={
        <span className="t12 ink3">
          {rotation.policyId && t("secret.policy", { policy: rotation.policyId })}
        </span>
      }
    >
      <CardBody className="stack gap-4">
        <p>
          {known(`rotationReason.${rotation.reason}`, rotation.reason)}
          {t("secret.stop")}
          {age !== null &&
            valueChangedAt.at &&
            t.rich("secret.age", {
              age: span(age),
              day: day(valueChangedAt.at),
              b: (text) => <strong>{text}</strong>,
            })}
          {over !== null &&
            t(over > 0 ? "secret.over" : "secret.within", {
              allowed: span(allowed ?? 0),
              span: span(Math.abs(over)),
            })}
        </p>
        {age !== null && valueChangedAt.at && hasRotation(secret) && (
          <AgeBar
            age={age}
            allowed={allowed}
            start={t("secret.changedOn", { day: day(valueChangedAt.at) })}
            due={
              rotation.dueAt
                ? t("secret.dueOn", { day: day(rotation.dueAt), span: span(allowed ?? 0) })
                : ""
            }
            today={t("secret.today", { span: span(age) })}
            label={t("secret.ageLabel", { age: span(age), allowed: span(allowed ?? 0) })}
          />
        )}
        <p className="t12 ink3">
          {t(`secret.evidence.${valueChangedAt.evidence ?? "none"}`)}
          {moving.nextRotationAt &&
            ` ${t("secret.nextRotation", { day: day(moving.nextRotationAt) })}`}
        </p>
      </CardBody>
    </Card>
  );
}
