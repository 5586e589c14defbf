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
import { tryChange, withdrawDeclaration } from "@/lib/declarations/client";
import type { Declared } from "@/lib/declarations/model";
import type { Trial } from "@/lib/declarations/model/trial";
import { EffectLines } from "./effect-lines";

/** Takes an item out, after saying what that changes if one asks. */
export function RemoveDialog({
  item: { section, key },
  onClose,
}: {
  item: Pick<Declared, "section" | "key">;
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
  const remove = useMutation({
    ...withdrawDeclaration(),
    onSuccess({ state, deciders }) {
      onClose();
      notify(
        "ok",
        state === "proposed" ? t("waits", { who: deciders.join(t("and")) }) : t("removed"),
      );
      router.refresh();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    remove.mutate({ section, key, reason });
  }
  const error = remove.error ?? attempt.error;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("removeAsk", { key })}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            disabled={attempt.isPending}
            onClick={() => attempt.mutate({ section, key, body: null })}
          >
            {t("try")}
          </Button>
          <Button type="submit" form={form} variant="danger" disabled={remove.isPending}>
            {t("remove")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field label={t("reason")} help={t("reasonHelp")} name="reason" required maxLength={500} />
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
