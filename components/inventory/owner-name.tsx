import { useNow, useTimeZone, useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import { isoDay } from "@/lib/i18n/dates";
import type { Secret } from "@/lib/inventory/model/secret";

/** Who owns a secret, by name; that nobody does, or that they have left, stands out. */
export function OwnerName({ secret: { owner, ownerPerson } }: { secret: Secret }) {
  const t = useTranslations("inventory");
  const today = isoDay(useNow(), useTimeZone() ?? "UTC");
  if (owner.value === null) return <State tone="near">{t("noOwner")}</State>;
  const name = ownerPerson?.name ?? owner.value;
  if (ownerPerson?.leftOn && ownerPerson.leftOn <= today)
    return (
      <State tone="near" title={owner.value}>
        {t("ownerLeft", { name })}
      </State>
    );
  return <span title={owner.value}>{name}</span>;
}
