import { useTranslations } from "next-intl";
import { OwnerName } from "@/components/inventory/owner-name";
import { type Names, useValueWord } from "@/components/inventory/secret-words";
import { useObjectiveText } from "@/components/ui/span-text";
import { State } from "@/components/ui/state";
import type { Settable } from "@/lib/inventory/model/attribute-change";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import styles from "./attributes.module.css";

/** What an attribute is, in words; unknown stands out, notes that nobody wrote do not. */
export function AttributeValue({
  secret,
  attribute,
  value,
  names,
}: {
  secret: SecretDetail;
  attribute: Settable;
  value: string | number | null;
  names: Names;
}) {
  const t = useTranslations();
  const objective = useObjectiveText();
  const word = useValueWord(names);
  if (attribute === "notes")
    return value === null ? (
      <span className="ink3">{t("secret.noNotes")}</span>
    ) : (
      <span className={styles.notes}>{value}</span>
    );
  if (value === null) return <State tone="unknown">{t("unknown")}</State>;
  if (attribute === "owner") return <OwnerName secret={secret} at={secret.asOf} />;
  if (typeof value === "number") return t("secret.stopTimeValue", { span: objective(value) });
  return word(attribute, value);
}
