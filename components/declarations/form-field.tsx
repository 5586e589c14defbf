import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import fieldStyles from "@/components/ui/field.module.css";
import { useKnownWord } from "@/components/ui/known-word";
import { SelectField } from "@/components/ui/select-field";
import { countedOf, listOf, units, valueAt } from "./body";
import styles from "./declarations.module.css";
import type { FieldSpec } from "./fields";

/** The input of one field, filled with what stands in the body. */
export function FormField({
  field,
  body,
  fixed,
}: {
  field: FieldSpec;
  body: unknown;
  /** It cannot be changed any more. */
  fixed?: boolean;
}) {
  const t = useTranslations("declarations");
  const known = useKnownWord();
  const { name, input, options = [], words, required } = field;
  const label = known(`declarations.field.${name || "value"}`, name);
  const helpKey = `declarations.help.${name || "value"}`;
  const help = known(helpKey, "") || undefined;
  const value = valueAt(body, name);
  const optionLabel = (option: string) =>
    words === "language"
      ? known(`settings.organisation.languages.${option}`, option)
      : known(`${words}.${option}`, option);

  switch (input) {
    case "choices":
      return (
        <fieldset className={styles.choices}>
          <legend>{label}</legend>
          {options.map((option) => (
            <label key={option}>
              <Checkbox
                name={name}
                value={option}
                defaultChecked={listOf(value).includes(option)}
              />
              {optionLabel(option)}
            </label>
          ))}
        </fieldset>
      );
    case "choice":
      return (
        <SelectField
          label={label}
          name={name || "value"}
          defaultValue={String(value ?? "")}
          options={[
            ...(required ? [] : [{ value: "", label: t("notSet") }]),
            ...options.map((option) => ({ value: option, label: optionLabel(option) })),
          ]}
        />
      );
    case "switch":
      return (
        <SelectField
          label={label}
          name={name || "value"}
          defaultValue={String(value === true)}
          options={[
            { value: "true", label: t("on") },
            { value: "false", label: t("off") },
          ]}
        />
      );
    case "duration":
      return (
        <DurationField name={name || "value"} label={label} value={value} required={required} />
      );
    default:
      return (
        <Field
          label={label}
          name={name || "value"}
          help={help}
          required={required}
          readOnly={fixed}
          type={input === "day" ? "date" : input === "number" ? "number" : "text"}
          step={input === "number" ? "any" : undefined}
          maxLength={input === "text" || input === "list" ? 500 : undefined}
          defaultValue={listOf(value).join(", ")}
        />
      );
  }
}

function DurationField({
  name,
  label,
  value,
  required,
}: {
  name: string;
  label: string;
  value: unknown;
  required: boolean | undefined;
}) {
  const t = useTranslations("declarations");
  const id = useId();
  const { count, unit } = countedOf(value);
  return (
    <div className={fieldStyles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.duration}>
        <input
          id={id}
          className={fieldStyles.input}
          name={name}
          type="number"
          min={1}
          step={1}
          required={required}
          defaultValue={count}
        />
        <select
          className={fieldStyles.input}
          name={`${name}.unit`}
          aria-label={t("unit", { field: label })}
          defaultValue={unit}
        >
          {units.map((one) => (
            <option key={one} value={one}>
              {t(`units.${one}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
