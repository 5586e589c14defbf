import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { declare, tryChange } from "@/lib/declarations/client";
import type { Offer } from "@/lib/declarations/model/standing";
import type { Trial } from "@/lib/declarations/model/trial";
import { EffectLines } from "./effect-lines";

/** Asks why and until when, and shows what it would change if one asks. */
export function OfferDialog({
  offer: { section, key, body },
  path,
  onClose,
}: {
  offer: Offer;
  path: string;
  onClose: () => void;
}) {
  const t = useTranslations("declarations");
  const ui = useTranslations("ui");
  const problem = useProblemText();
  const notify = useToast();
  const router = useRouter();
  const form = useId();
  const [trial, setTrial] = useState<Trial | null>(null);
  const attempt = useMutation({ ...tryChange(), onSuccess: setTrial });
  const save = useMutation({
    ...declare(),
    onSuccess({ state, deciders }) {
      onClose();
      notify(
        "ok",
        state === "proposed"
          ? t("waits", { who: deciders.slice(0, 3).join(t("and")) })
          : t("holds"),
      );
      router.refresh();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const reason = text("reason");
    const whole = { ...body, reason, until: text("until") };
    const tries = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "try";
    if (tries) attempt.mutate({ section, key, body: whole });
    else save.mutate({ section, key, body: whole, reason });
  }
  const error = save.error ?? attempt.error;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`offer.${section}.ask`)}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button type="submit" form={form} value="try" disabled={attempt.isPending}>
            {t(attempt.isPending ? "trying" : "try")}
          </Button>
          <Button type="submit" form={form} variant="primary" disabled={save.isPending}>
            {t(`offer.${section}.do`)}
          </Button>
        </>
      }
    >
      <p>{t(`offer.${section}.what`, { path })}</p>
      <form id={form} onSubmit={submit} className="stack gap-4">
        <Field label={t("reason")} help={t("reasonHelp")} name="reason" required maxLength={500} />
        <Field label={t("field.until")} help={t("help.until")} name="until" type="date" required />
      </form>
      {trial && (
        <div role="status">
          <Callout
            tone="info"
            title={t("wouldChange", { count: trial.changed, shown: `${trial.changed}` })}
          >
            <EffectLines effect={trial} />
          </Callout>
        </div>
      )}
      {error && (
        <Callout tone="breach" alert title={t("refused")}>
          {problem(error)}
        </Callout>
      )}
    </Dialog>
  );
}
