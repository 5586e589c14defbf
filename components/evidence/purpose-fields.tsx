import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";

const purposes = [
  "incident",
  "audit",
  "access-review",
  "leaver-check",
  "own-request",
  "other",
] as const;

/** Why somebody's behaviour is taken away: kept with the audit trail's entry. */
export function PurposeFields() {
  const t = useTranslations("evidence.purpose");
  return (
    <>
      <SelectField
        label={t("label")}
        name="purpose"
        options={purposes.map((value) => ({ value, label: t(value) }))}
      />
      <Field
        label={t("note")}
        help={t("help")}
        name="note"
        required
        minLength={5}
        maxLength={500}
      />
    </>
  );
}
