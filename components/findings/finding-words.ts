import { useTranslations } from "next-intl";
import { useKnownWord } from "@/components/ui/known-word";
import type { PastedValue } from "@/lib/findings/model";

/** Field and format of a finding in words. */
export function useFindingWords(): (finding: Pick<PastedValue, "field" | "format">) => {
  field: string;
  format: string;
} {
  const t = useTranslations("finding");
  const known = useKnownWord();
  return ({ field, format }) => {
    const [part = "", ...rest] = field.split(":");
    const key = rest.join(":");
    return {
      field:
        part === "tag" || part === "metadata"
          ? t(`field.${part}`, { key })
          : known(`finding.field.${part}`, part),
      format: known(`finding.format.${format}`, format),
    };
  };
}
