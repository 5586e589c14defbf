import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { useKnownWord } from "@/components/ui/known-word";
import { Moment } from "@/components/ui/moment";
import type { SecretDetail } from "@/lib/inventory/model/secret";

/** What a reader must know before anything else: removed, not seen lately, out of the count, suspected plain text. */
export function SecretNotices({ secret }: { secret: SecretDetail }) {
  const t = useTranslations("secret");
  const known = useKnownWord();
  const { removedAt, notSeenSince, notCountedBecause, plainTextPattern, plainTextJudged } = secret;
  return (
    <>
      {removedAt && (
        <Callout tone="unknown" title={t("removed")}>
          {t.rich("removedAt", { at: () => <Moment at={removedAt} /> })}
        </Callout>
      )}
      {notSeenSince && (
        <Callout tone="near" title={t("notSeen")}>
          {t.rich("notSeenSince", { at: () => <Moment at={notSeenSince} /> })}
        </Callout>
      )}
      {plainTextPattern && plainTextJudged && (
        <Callout tone="info" title={t("plainTextJudged")}>
          {t("plainTextJudgedWhy", { pattern: plainTextPattern, reason: plainTextJudged })}
        </Callout>
      )}
      {plainTextPattern && !plainTextJudged && (
        <Callout tone="breach" title={t("plainText")}>
          {t("plainTextWhy", { pattern: plainTextPattern })}
        </Callout>
      )}
      {notCountedBecause && !plainTextPattern && !removedAt && (
        <Callout tone="info" title={t("notCountedTitle")}>
          {known(`secret.notCounted.${notCountedBecause}`, notCountedBecause)}
        </Callout>
      )}
    </>
  );
}
