import { useTranslations } from "next-intl";
import { any, anyGap, readFilter } from "@/lib/duties/model/filter";
import { gaps } from "@/lib/duties/model/gaps";
import { type Names, useStoredHolderWord } from "./holder-words";

/** What a list is narrowed to, in words: the duty, and the gap or who has it. */
export function useFilterWord(names: Names): (filter: string) => string {
  const t = useTranslations("duty");
  const word = useStoredHolderWord(names);
  return (filter) => {
    const { duty, standing, holder } = readFilter(filter);
    const gap = gaps.find((one) => one === standing);
    const wrong = gap ? t(`gap.${gap}`) : standing === anyGap ? t("filterGap") : "";
    const who = holder === null ? "" : word(holder);
    return t("filterWith", {
      duty: duty === any ? t("filterAny") : t(`name.${duty}`),
      what: who !== "" && wrong !== "" ? t("withGap", { holder: who, gap: wrong }) : who || wrong,
    });
  };
}
