import { useTranslations } from "next-intl";
import { Field } from "./field";

/** Why an act is done, as it is kept with the act: the form's `reason`. */
export function ReasonField() {
  const t = useTranslations("ui");
  return (
    <Field label={t("reason")} help={t("reasonHelp")} name="reason" maxLength={2000} required />
  );
}
