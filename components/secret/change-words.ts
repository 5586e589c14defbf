import { useTimeZone, useTranslations } from "next-intl";
import { type Names, useValueWord } from "@/components/inventory/secret-words";
import { useKnownWord } from "@/components/ui/known-word";
import { useObjectiveText, useSpanText } from "@/components/ui/span-text";
import { isoMinute } from "@/lib/i18n/dates";
import type { SecretDetail } from "@/lib/inventory/model/secret";

type Change = SecretDetail["history"][number]["changes"][number];

/** A change ready to be printed. */
interface Told {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

const instants = ["value_changed_at", "rotation_failed_from", "attested_at", "exempt_until"];

/** A change in words: the field's name, and both values as the rest of the page prints them. */
export function useChangeWords(names: Names): (change: Change) => Told {
  const t = useTranslations();
  const known = useKnownWord();
  const word = useValueWord(names);
  const span = useSpanText();
  const objective = useObjectiveText();
  const timeZone = useTimeZone() ?? "UTC";

  function shown(field: string, value: string | null): string {
    if (value === null) return t("ui.none");
    if (instants.includes(field)) {
      const at = new Date(value);
      return Number.isNaN(at.getTime()) ? value : isoMinute(at, timeZone);
    }
    if (field === "max_age_seconds") return span(Number(value) * 1000);
    if (field === "stop_time_minutes")
      return t("secret.stopTimeValue", { span: objective(Number(value)) });
    return word(field, value);
  }

  return ({ field, before, after }) => ({
    field: known(`field.${field}`, field),
    before: shown(field, before),
    after: shown(field, after),
  });
}
