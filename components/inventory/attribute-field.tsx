import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { Settable } from "@/lib/inventory/model/attribute-change";
import { classifications, environments, kinds } from "@/lib/inventory/model/fixed";
import type { Names } from "./secret-words";

const words = { environment: environments, kind: kinds, classification: classifications };

/** The field in which a person says what an attribute is; its value is called `value` in the form. */
export function AttributeField({
  attribute,
  names,
  value = "",
  error,
}: {
  attribute: Settable;
  names: Names;
  /** What it is now. */
  value?: string;
  error?: string | undefined;
}) {
  const t = useTranslations();
  const list = useId();
  const shown = { label: t("attribute.value"), name: "value", required: true, defaultValue: value };
  const wrong = error ? { error } : {};
  switch (attribute) {
    case "environment":
    case "kind":
    case "classification":
      return (
        <SelectField
          {...shown}
          options={[
            { value: "", label: t("attribute.choose") },
            ...words[attribute].map((option) => ({
              value: option,
              label: t(`${attribute}.${option}` as "environment.prod"),
            })),
          ]}
        />
      );
    case "stopTimeObjective":
      return (
        <Field
          {...shown}
          {...wrong}
          label={t("attribute.minutes")}
          help={t("attribute.minutesHelp")}
          maxLength={20}
          autoComplete="off"
        />
      );
    case "notes":
      return (
        <TextAreaField
          {...shown}
          {...wrong}
          label={t("secret.notes")}
          help={t("attribute.notesHelp")}
          maxLength={4000}
          rows={6}
        />
      );
    default:
      return (
        <>
          <Field
            {...shown}
            {...wrong}
            help={t(attribute === "owner" ? "attribute.ownerHelp" : "attribute.freeHelp")}
            maxLength={200}
            list={list}
            autoComplete="off"
          />
          <datalist id={list}>
            {Object.entries(names[attribute === "service" ? "service" : "team"]).map(
              ([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ),
            )}
          </datalist>
        </>
      );
  }
}
