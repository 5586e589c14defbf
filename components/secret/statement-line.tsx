import { useTranslations } from "next-intl";
import { useAttributeName } from "@/components/inventory/attribute-words";
import { type Names, useValueWord } from "@/components/inventory/secret-words";
import { useObjectiveText } from "@/components/ui/span-text";
import type { Statement } from "@/lib/inventory/model/secret";

/** What a person said of an attribute, in one sentence, with the reason. */
export function StatementLine({ statement, names }: { statement: Statement; names: Names }) {
  const t = useTranslations();
  const objective = useObjectiveText();
  const word = useValueWord(names);
  const name = useAttributeName();
  const { attribute, value, by, reason, together } = statement;

  const sentence =
    attribute === "notes"
      ? t(value === null ? "attribute.removedNotes" : "attribute.wroteNotes", { by })
      : value === null
        ? t("attribute.tookBack", { by, attribute: name(attribute) })
        : t("attribute.said", {
            by,
            attribute: name(attribute),
            value:
              attribute === "stopTimeObjective"
                ? t("secret.stopTimeValue", { span: objective(Number(value)) })
                : word(attribute, value),
          });
  return (
    <div className="t12 ink2">
      {sentence}
      {together > 1 && ` (${t("attribute.together", { count: together })})`}
      {reason && <div>{t("attribute.saidReason", { reason })}</div>}
    </div>
  );
}
