import { useTranslations } from "next-intl";
import styles from "@/components/data-table/filters.module.css";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import type { Register } from "@/lib/registers/model";
import { provenances, standings } from "@/lib/registers/model/kinds";

/** Narrows a register: by words, state, team, and who says so. */
export function RegisterFilters({
  register,
  url,
  teams,
  onChange,
}: {
  register: Register;
  url: URLSearchParams;
  teams: Readonly<Record<string, string>>;
  onChange: (key: string, value: string) => void;
}) {
  const t = useTranslations("registers");
  const words = useTranslations("declarations");
  const q = url.get("q") ?? "";
  const search = (value: string) => value !== q && onChange("q", value);
  const select = (key: string, label: string, options: { value: string; label: string }[]) => (
    <SelectField
      label={label}
      value={url.get(key) ?? ""}
      onChange={(event) => onChange(key, event.target.value)}
      options={[{ value: "", label: t("any") }, ...options]}
    />
  );
  return (
    <search className={styles.filters}>
      <Field
        key={q}
        type="search"
        label={t(register === "people" ? "searchPeople" : "search")}
        defaultValue={q}
        maxLength={200}
        onBlur={(event) => search(event.target.value.trim())}
        onKeyDown={(event) => event.key === "Enter" && search(event.currentTarget.value.trim())}
      />
      {register === "people" &&
        select(
          "state",
          t("state"),
          standings.map((value) => ({ value, label: t(`standing.${value}`) })),
        )}
      {register !== "teams" &&
        select(
          "team",
          words("field.team"),
          Object.entries(teams).map(([value, label]) => ({ value, label })),
        )}
      {select(
        "from",
        t("from"),
        provenances
          .filter((value) => register === "people" || value !== "sign-in")
          .map((value) => ({ value, label: t(`provenance.${value}`) })),
      )}
    </search>
  );
}
