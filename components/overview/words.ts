import { useTranslations } from "next-intl";
import { useKnownWord } from "@/components/ui/known-word";

/** The word for a kind of secret; one the catalogue does not know stands for itself. */
export function useKindWord(): (kind: string | null) => string {
  const t = useTranslations("lead");
  const known = useKnownWord();
  return (kind) => (kind === null ? t("anyKind") : known(`kind.${kind}`, kind));
}
