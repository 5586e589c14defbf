import { useTranslations } from "next-intl";
import { useKnownWord } from "@/components/ui/known-word";
import { useSpanText } from "@/components/ui/span-text";
import type { Section } from "@/lib/declarations/model/section";
import { caughtBy, durationOf, listOf, valueAt } from "./body";
import { type FieldSpec, fieldsOf } from "./fields";

/** What a body says, in words, by its fields. */
export function useBodyWords() {
  const t = useTranslations("declarations");
  const known = useKnownWord();
  const span = useSpanText();

  function word({ words, input }: FieldSpec, value: unknown): string {
    if (input === "duration") {
      const milliseconds = durationOf(value);
      return milliseconds === null ? String(value) : span(milliseconds);
    }
    if (input === "switch") return t(value === true ? "on" : "off");
    if (words === "language") return known(`settings.organisation.languages.${value}`, `${value}`);
    return listOf(value)
      .map((one) => (words ? known(`${words}.${one}`, one) : one))
      .join(t("or"));
  }

  /** Name and value of each field of one group that says something. */
  function said(section: Section, key: string, body: unknown, group: string): [string, string][] {
    const stated = fieldsOf(section, key).flatMap((field): [string, string][] => {
      const value = valueAt(body, field.name);
      const own = group === "item" ? !field.name.includes(".") : field.name.startsWith(`${group}.`);
      if (!own || value === undefined || value === null || field.name === "id") return [];
      return [[fieldName(field.name), word(field, value)]];
    });
    if (section !== "mapping.rules" || group !== "set") return stated;
    const caught = caughtBy(body).filter((name) => valueAt(body, name) === undefined);
    return [...stated, ...caught.map((name): [string, string] => [fieldName(name), t("fromPath")])];
  }

  const fieldName = (name: string) => known(`declarations.field.${name || "value"}`, name);

  return { said, fieldName };
}
