import { useLocale, useTranslations } from "next-intl";
import { RequestFailed } from "@/lib/http/fetch-json";
import type { Problem } from "@/lib/http/model";
import { useKnownWord } from "./known-word";

type Reason = Problem["reasons"][number];

/**
 * What went wrong, in the reader's language. The server says it in English and by a code; where it has none, the kind
 * of problem is said in the catalogue's words, and the server's own follow it.
 */
export function useProblemText(): (error: Error) => string {
  const t = useTranslations("problem");
  const known = useKnownWord();
  const locale = useLocale();
  const words = useReasonWords();
  return (error) => {
    if (!(error instanceof RequestFailed)) return t("unreachable");
    const { code, detail, reasons } = error.problem;
    if (locale === "en") return detail;
    const whole = reasons.find(({ field }) => field === null);
    if (whole) return words(whole, reasons) ?? detail;
    return t("both", { what: known(`problem.code.${code}`, t("code.internal")), detail });
  };
}

/** What is wrong with each field of a form, in the reader's language, by the field's name. */
export function useFieldProblems(error: Error | null): Readonly<Record<string, string>> {
  const words = useReasonWords();
  if (!(error instanceof RequestFailed)) return {};
  const { fields, reasons } = error.problem;
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => {
      const reason = reasons.find((one) => one.field === field);
      return [field, (reason && words(reason, reasons)) ?? text];
    }),
  );
}

/** The words of a reason. What fills them in is named too: a field, a state, an attribute. */
function useReasonWords(): (reason: Reason, all: readonly Reason[]) => string | undefined {
  const t = useTranslations("problem");
  const known = useKnownWord();
  type Key = Parameters<typeof t>[0];
  const words = (reason: Reason, all: readonly Reason[]): string | undefined => {
    const key = `${reason.field === null ? "act" : "field"}.${reason.code}` as Key;
    if (!t.has(key)) return undefined;
    const params = Object.entries(reason.params).map(([name, value]) => {
      if (name === "field") return [name, known(`problem.name.${value}`, value)];
      if (name === "why") {
        const about = all.find(({ field }) => field === reason.params.field);
        return [name, (about && words(about, all)) ?? value];
      }
      return [name, known(`problem.value.${value}`, value)];
    });
    return t(key, Object.fromEntries(params));
  };
  return words;
}
