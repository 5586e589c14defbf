import { useTranslations } from "next-intl";
import styles from "@/components/data-table/filters.module.css";
import { Field } from "@/components/ui/field";
import { useKnownWord } from "@/components/ui/known-word";
import { SelectField } from "@/components/ui/select-field";
import { auditActions } from "@/lib/audit-trail/model/actions";

/** What to look for: act, actor, period, object. */
export function EntryFilters({
  url,
  actors,
  onChange,
}: {
  url: URLSearchParams;
  actors: readonly string[];
  onChange: (key: string, value: string) => void;
}) {
  const t = useTranslations("auditTrail");
  const known = useKnownWord();
  const any = { value: "", label: t("any") };
  const named = url.get("actor");
  const everybody = named && !actors.includes(named) ? [named, ...actors] : actors;
  const field = (key: string) => ({
    key: `${key} ${url.get(key) ?? ""}`,
    defaultValue: url.get(key) ?? "",
    onBlur: (event: { target: HTMLInputElement }) => {
      if (event.target.value !== (url.get(key) ?? "")) onChange(key, event.target.value);
    },
  });
  return (
    <div className={styles.filters}>
      <SelectField
        label={t("column.action")}
        value={url.get("action") ?? ""}
        onChange={(event) => onChange("action", event.target.value)}
        options={[
          any,
          ...auditActions.map((value) => ({
            value,
            label: known(`auditTrail.action.${value}`, value),
          })),
        ]}
      />
      <SelectField
        label={t("column.actor")}
        value={named ?? ""}
        onChange={(event) => onChange("actor", event.target.value)}
        options={[any, ...everybody.map((value) => ({ value, label: value }))]}
      />
      <Field label={t("from")} type="date" {...field("from")} />
      <Field label={t("to")} type="date" {...field("to")} />
      <Field label={t("column.object")} type="search" {...field("object")} />
    </div>
  );
}
