import { useTranslations } from "next-intl";
import { Kind } from "@/lib/inventory/model";

/** The word for a kind of secret; one the catalogue does not know stands for itself. */
export function useKindWord(): (kind: string | null) => string {
  const t = useTranslations();
  return (kind) => {
    const known = Kind.safeParse(kind);
    return known.success ? t(`kind.${known.data}`) : (kind ?? t("lead.anyKind"));
  };
}
