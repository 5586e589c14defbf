import { useLocale, useTranslations } from "next-intl";
import { RequestFailed } from "@/lib/http/fetch-json";
import { useKnownWord } from "./known-word";

/**
 * What went wrong, in the reader's language. The server says it in English, with what it was about; elsewhere the kind
 * of problem is said in the catalogue's words, and the server's own follow it.
 */
export function useProblemText(): (error: Error) => string {
  const t = useTranslations("problem");
  const known = useKnownWord();
  const locale = useLocale();
  return (error) => {
    if (!(error instanceof RequestFailed)) return t("unreachable");
    const { code, detail } = error.problem;
    if (locale === "en") return detail;
    return t("both", { what: known(`problem.code.${code}`, t("code.internal")), detail });
  };
}
