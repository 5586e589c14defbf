import { useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import type { Tone } from "@/components/ui/state-icon";
import type { Exemption } from "@/lib/exemptions/model";

const tones: Readonly<Record<Exemption["state"], Tone>> = {
  requested: "near",
  "in-force": "exempt",
  expired: "unknown",
  ended: "unknown",
  rejected: "breach",
  withdrawn: "unknown",
  lapsed: "unknown",
};

export function ExemptionState({ exemption }: { exemption: Exemption }) {
  const t = useTranslations("exemption");
  const { state, expiresSoon } = exemption;
  return (
    <span className="row wrap">
      <State tone={tones[state]}>{t(`state.${state}`)}</State>
      {expiresSoon && <State tone="near">{t("soon")}</State>}
    </span>
  );
}
