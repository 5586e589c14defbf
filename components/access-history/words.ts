import { useTranslations } from "next-intl";
import { type Names, useValueWord } from "@/components/inventory/secret-words";
import { useKnownWord } from "@/components/ui/known-word";

const own = ["use", "outcome", "cause", "own", "hours", "since", "left", "inventory", "origin"];

/** The word for a value of a filter or a column of the access history. */
export function useAccessWord(
  names: Names,
  sources: Readonly<Record<string, string>>,
): (key: string, value: string | null) => string {
  const t = useTranslations("accessHistory");
  const known = useKnownWord();
  const word = useValueWord(names);
  return (key, value) => {
    if (value === null) return word(key, null);
    if (key === "kind") return known(`accessHistory.principalKind.${value}`, value);
    if (key === "newReaderDays") return t("lastDays", { count: Number(value) });
    if (key === "source") return sources[value] ?? value;
    if (key === "consumer") return word("service", value);
    if (own.includes(key)) return known(`accessHistory.${key}.${value}`, value);
    return word(key, value);
  };
}
