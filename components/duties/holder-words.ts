import { useTranslations } from "next-intl";
import { type Holder, holderOf } from "@/lib/duties/model";

/** Teams and services by id. */
export type Names = Readonly<Record<"team" | "service", Readonly<Record<string, string>>>>;

/** Who has a duty, in words: a team or workload by the name the viewer knows, a person by the one given, or by address. */
export function useHolderWord(names: Names): (holder: Holder & { name?: string }) => string {
  const t = useTranslations("duty");
  return ({ kind, id, name = id }) => {
    if (kind === "team") return names.team[id] ?? name;
    return kind === "workload" ? t("workload", { name: names.service[id] ?? name }) : name;
  };
}

/** The same of a holder as it is stored; what names none stands for itself. */
export function useStoredHolderWord(names: Names): (text: string) => string {
  const word = useHolderWord(names);
  return (text) => {
    const holder = holderOf(text);
    return holder ? word(holder) : text;
  };
}
