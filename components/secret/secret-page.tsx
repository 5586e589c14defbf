import { useTranslations } from "next-intl";
import type { Names } from "@/components/inventory/secret-words";
import { Callout } from "@/components/ui/callout";
import type { SecretAccess } from "@/lib/access-history/model/readers";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import { AccessCard } from "./access-card";
import { AttributesCard } from "./attributes-card";
import { FactsCard } from "./facts-card";
import { HistoryCard } from "./history-card";
import { LookAlikesCard } from "./look-alikes-card";
import { NextCard } from "./next-card";
import { PlaceCard } from "./place-card";
import { RelativesCard } from "./relatives-card";
import { RotationCard } from "./rotation-card";
import { SecretHead } from "./secret-head";
import { SecretNotices } from "./secret-notices";
import { VersionsCard } from "./versions-card";

/** One secret: what is known of it, where each fact comes from, and what happened to it. Never a value. */
export function SecretPage({
  secret,
  access,
  names,
  sources,
  today,
  day,
}: {
  secret: SecretDetail;
  access: SecretAccess;
  names: Names;
  sources: Readonly<Record<string, string>>;
  /** The organisation's date. */
  today: string;
  /** The past day it is shown for; null: now. */
  day: string | null;
}) {
  const t = useTranslations("secret");
  return (
    <>
      <SecretHead secret={secret} names={names} today={today} />
      {day !== null && (
        <Callout tone="info" title={t("past", { day })}>
          {t("pastWhy")}
        </Callout>
      )}
      <SecretNotices secret={secret} />
      <div className="columns">
        <div className="stack gap-5">
          <RotationCard secret={secret} />
          <VersionsCard secret={secret} />
          <AccessCard id={secret.id} access={access} />
          <RelativesCard secret={secret} />
          <LookAlikesCard secret={secret} />
          <HistoryCard secret={secret} names={names} />
        </div>
        <aside className="stack gap-5" aria-label={t("about")}>
          {day === null && <NextCard secret={secret} />}
          <AttributesCard secret={secret} names={names} />
          <PlaceCard secret={secret} sources={sources} />
          <FactsCard secret={secret} />
        </aside>
      </div>
    </>
  );
}
