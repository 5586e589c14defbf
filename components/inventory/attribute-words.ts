import { useTranslations } from "next-intl";
import type { Settable } from "@/lib/inventory/model/attribute-change";

/** How an attribute is called on screen. */
export function useAttributeName(): (attribute: Settable) => string {
  const t = useTranslations();
  return (attribute) =>
    attribute === "stopTimeObjective"
      ? t("secret.stopTime")
      : attribute === "notes"
        ? t("secret.notes")
        : t(`dimension.${attribute}`);
}
