import { useTranslations } from "next-intl";
import { useKnownWord } from "@/components/ui/known-word";
import { useSpanText } from "@/components/ui/span-text";
import type { Organisation } from "@/lib/organisation/model";
import { ValuesCard } from "./values-card";

/** How long a confirmation holds, by environment. */
export function AttestationCard({
  intervals,
  mayChange,
}: {
  intervals: Organisation["attestation"];
  mayChange: boolean;
}) {
  const t = useTranslations("declarations");
  const known = useKnownWord();
  const span = useSpanText();
  return (
    <ValuesCard
      section="policies.attestation"
      title={t("section.policies.attestation")}
      note={t("note.policies.attestation")}
      nameHeader={t("field.match.environment")}
      values={intervals.map(({ value, ...one }) => ({
        ...one,
        label: one.key === "default" ? t("otherwise") : known(`environment.${one.key}`, one.key),
        shown: span(value * 1000),
      }))}
      mayChange={mayChange}
    />
  );
}
