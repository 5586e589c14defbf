import { useTranslations } from "next-intl";
import { isDuty } from "@/lib/duties/model";
import type { Statable } from "@/lib/inventory/model/attribute-change";

/** How an attribute, or the holder of a duty, is called on screen. */
export function useAttributeName(): (attribute: Statable) => string {
  const t = useTranslations();
  return (attribute) => {
    if (isDuty(attribute)) return t(`duty.holderOf.${attribute}`);
    if (attribute === "stopTimeObjective") return t("secret.stopTime");
    return attribute === "notes" ? t("secret.notes") : t(`dimension.${attribute}`);
  };
}
