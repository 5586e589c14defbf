import { useNow, useTimeZone, useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import { isoDay } from "@/lib/i18n/dates";
import type { Secret } from "@/lib/inventory/model/secret";

/** Who owns a secret, by name; that nobody does, or that they have left, stands out. */
export function OwnerName({
  secret: { owner, ownerPerson },
  at,
}: {
  secret: Secret;
  /** The instant looked at, where it is not the page's own. */
  at?: string;
}) {
  const t = useTranslations("inventory");
  const now = useNow();
  const today = isoDay(at ? new Date(at) : now, useTimeZone() ?? "UTC");
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
