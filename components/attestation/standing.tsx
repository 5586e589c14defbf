import { useTranslations } from "next-intl";
import { useKnownWord } from "@/components/ui/known-word";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { Tone } from "@/components/ui/state-icon";
import type { AttestationItem, Standing as StandingOf } from "@/lib/attestation/model";
import styles from "./attestation.module.css";

const tones: Readonly<Record<StandingOf, Tone>> = {
  never: "unknown",
  ended: "near",
  lapsed: "breach",
  "due-soon": "near",
  confirmed: "ok",
};

/** Where the confirmation of a secret stands, and what ended it. */
export function Standing({ item }: { item: AttestationItem }) {
  const t = useTranslations("attestation");
  const known = useKnownWord();
  const { standing, dueAt, ended } = item;
  const ending = standing === "ended" && ended;
  return (
    <span className={styles.two}>
      <State tone={tones[standing]}>{t(`standing.${standing}`)}</State>
      <span className="t12 ink3">
        {dueAt && standing !== "ended" && (
          <>
            <Moment at={dueAt} day />
            {t("until")}
          </>
        )}
        {ending && known(`attestation.why.${ending.why}`, ending.why)}
      </span>
    </span>
  );
}
