import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import type { Purpose, PurposeKind } from "@/lib/access-history/model/purpose";
import styles from "./access-history.module.css";

const kinds: readonly PurposeKind[] = [
  "incident",
  "audit",
  "access-review",
  "leaver-check",
  "own-request",
  "other",
];

/** Before what one person did is read: why. Until it is stated, nothing of it has been asked for. */
export function PurposeForm({
  person,
  onState,
}: {
  person: string | null;
  onState: (purpose: Purpose) => void;
}) {
  const t = useTranslations("accessHistory.purpose");
  const [kind, setKind] = useState<PurposeKind | null>(null);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const short = note.trim().length < 5;

  return (
    <Card title={t("title")}>
      <CardBody>
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (kind !== null && !short) onState({ kind, note: note.trim() });
          }}
        >
          <p>
            {person === null ? t("why") : t.rich("whyOf", { person, b: (text) => <b>{text}</b> })}
          </p>
          <fieldset className={styles.choices}>
            <legend className={styles.legend}>{t("kind")}</legend>
            {kinds.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="purpose"
                  value={one}
                  checked={kind === one}
                  onChange={() => setKind(one)}
                />
                {t(`kinds.${one}`)}
              </label>
            ))}
            {tried && kind === null && (
              <Callout tone="breach" alert>
                {t("kindMissing")}
              </Callout>
            )}
          </fieldset>
          <Field
            label={t("note")}
            help={t("noteHelp")}
            error={tried && short ? t("noteShort") : undefined}
            value={note}
            maxLength={500}
            required
            onChange={(event) => setNote(event.target.value)}
          />
          <div>
            <Button type="submit" variant="primary">
              {t("show")}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
