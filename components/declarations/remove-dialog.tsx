import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
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
  const notify = useToast();
  const router = useRouter();
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

  return (
    <FormDialog
      onClose={onClose}
      title={t("removeAsk", { key })}
      act={t("remove")}
      danger
      busy={remove.isPending}
      error={remove.error ?? attempt.error}
      onSubmit={(text) => remove.mutate({ section, key, reason: text("reason") })}
      others={
        <Button
          disabled={attempt.isPending}
          onClick={() => attempt.mutate({ section, key, body: null })}
        >
          {t("try")}
        </Button>
      }
    >
      <Field label={t("reason")} help={t("reasonHelp")} name="reason" required maxLength={500} />
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
    </FormDialog>
  );
}
