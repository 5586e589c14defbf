import { useTranslations } from "next-intl";
import type { Names } from "@/components/inventory/secret-words";
import { Callout } from "@/components/ui/callout";
import type { SecretAccess } from "@/lib/access-history/model/readers";
import type { Duties } from "@/lib/attestation/model/duties";
import type { Standing } from "@/lib/declarations/model/standing";
import type { SecretDuties } from "@/lib/duties/model/secret-duties";
import type { Counterpart } from "@/lib/inventory/model/counterpart";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import { AccessCard } from "./access-card";
import { AttestationCard } from "./attestation-card";
import { AttributesCard } from "./attributes-card";
import { CounterpartsCard } from "./counterparts-card";
import { DutiesCard } from "./duties-card";
import { ExemptionCard } from "./exemption-card";
import { FactsCard } from "./facts-card";
import { FindingsCard } from "./findings-card";
import { HistoryCard } from "./history-card";
import { LookAlikesCard } from "./look-alikes-card";
import { NamingCard } from "./naming-card";
import { NextCard } from "./next-card";
import { PlaceCard } from "./place-card";
import { RelativesCard } from "./relatives-card";
import { RotationCard } from "./rotation-card";
import { SecretHead } from "./secret-head";
import { SecretNotices } from "./secret-notices";
import { StandingCard } from "./standing-card";
import { VersionsCard } from "./versions-card";

/** One secret: what is known of it, where each fact comes from, and what happened to it. Never a value. */
export function SecretPage({
  secret,
  access,
  duties,
  standing,
  held,
  counterparts,
  names,
  sources,
  today,
  day,
}: {
  secret: SecretDetail;
  access: SecretAccess;
  duties: Duties;
  /** Who has which duty; null: nobody is asked to. */
  held: SecretDuties | null;
  /** What was declared that takes it out of figures; null: not for this viewer. */
  standing: Standing | null;
  /** Production's side of a secret that is not. */
  counterparts: readonly Counterpart[];
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
      {day === null && <FindingsCard findings={duties.findings} />}
      <div className="columns">
        <div className="stack gap-5">
          <RotationCard secret={secret} />
          {day === null && duties.exemptions && secret.counted === "both" && (
            <ExemptionCard
              secret={{ id: secret.id, path: secret.path }}
              exemptions={duties.exemptions}
              mayAsk={duties.mayAskExemption && !secret.removedAt}
            />
          )}
          {day === null && standing && <StandingCard path={secret.path} standing={standing} />}
          <VersionsCard secret={secret} />
          <AccessCard id={secret.id} access={access} />
          <RelativesCard secret={secret} />
          <LookAlikesCard secret={secret} />
          {day === null && <CounterpartsCard counterparts={counterparts} names={names} />}
          <HistoryCard secret={secret} names={names} />
        </div>
        <aside className="stack gap-5" aria-label={t("about")}>
          {day === null && <NextCard secret={secret} />}
          {day === null && duties.attestation && <AttestationCard item={duties.attestation} />}
          <AttributesCard secret={secret} names={names} />
          {day === null && held && <DutiesCard secret={secret} held={held} names={names} />}
          <NamingCard secret={secret} />
          <PlaceCard secret={secret} sources={sources} />
          <FactsCard secret={secret} />
        </aside>
      </div>
    </>
  );
}
