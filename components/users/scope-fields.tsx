import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import type { Scope, ScopeItem } from "@/lib/access-control/model";
import type { ScopeNames } from "./scope-words";
import styles from "./users.module.css";

const environments = ["prod", "stg", "dev", "local", "unassigned"] as const;

/** Everything, or what is ticked: values of one kind mean or, kinds mean and. */
export function ScopeFields({ names }: { names: ScopeNames }) {
  const t = useTranslations();
  const [part, setPart] = useState(false);
  const of = (ids: Readonly<Record<string, string>>) => [
    ...Object.entries(ids).map(([value, label]) => ({ value, label })),
    { value: "unassigned", label: t("users.unassigned") },
  ];
  const groups = [
    { key: "team", label: t("users.team"), options: of(names.team) },
    {
      key: "environment",
      label: t("users.environment"),
      options: environments.map((value) => ({
        value,
        label: value === "unassigned" ? t("users.unassigned") : t(`environment.${value}`),
      })),
    },
    { key: "service", label: t("users.service"), options: of(names.service) },
  ];
  return (
    <>
      <SelectField
        label={t("users.scope")}
        value={part ? "part" : "all"}
        onChange={(event) => setPart(event.target.value === "part")}
        options={[
          { value: "all", label: t("users.everything") },
          { value: "part", label: t("users.part") },
        ]}
        help={part ? t("users.partHelp") : undefined}
      />
      {part &&
        groups.map(({ key, label, options }) => (
          <fieldset key={key} className={styles.choices}>
            <legend>{label}</legend>
            {options.map((option) => (
              <label key={option.value}>
                <Checkbox name={`scope.${key}`} value={option.value} />
                {option.label}
              </label>
            ))}
          </fieldset>
        ))}
    </>
  );
}

/** What was ticked, as the API takes it. */
export function scopeOf(form: FormData): Scope {
  const item = Object.fromEntries(
    ["team", "environment", "service"].flatMap((key) => {
      const values = form.getAll(`scope.${key}`).map(String);
      return values.length === 0 ? [] : [[key, values]];
    }),
  ) as ScopeItem;
  return Object.keys(item).length === 0 ? [] : [item];
}
