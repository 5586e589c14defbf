import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { SelectField } from "@/components/ui/select-field";
import { useToast } from "@/components/ui/toast";
import { settleUse } from "@/lib/break-glass/client";
import type { BreakGlassUse } from "@/lib/break-glass/model";

const outcomes = ["justified", "incident", "not-that-person"] as const;

/** Writes down what was found out about a read outside approval. It stays counted. */
export function SettleButton({ use }: { use: BreakGlassUse }) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const notify = useToast();
  const settle = useMutation({
    ...settleUse(),
    onSuccess() {
      setOpen(false);
      notify("ok", t("breakGlass.settle.done"));
      return queries.invalidateQueries({ queryKey: ["break-glass"] });
    },
  });

  function submit(text: TextOf) {
    settle.mutate({ id: use.id, outcome: text("outcome"), reason: text("reason") });
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("breakGlass.settle.button")}
      </Button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("breakGlass.settle.ask", { person: use.person?.name ?? "" })}
        act={t("breakGlass.settle.act")}
        busy={settle.isPending}
        error={settle.error}
        onSubmit={submit}
      >
        <p>{t("breakGlass.settle.what", { path: use.secret.path })}</p>
        <SelectField
          label={t("breakGlass.settle.outcome")}
          name="outcome"
          options={outcomes.map((value) => ({ value, label: t(`breakGlass.settle.${value}`) }))}
        />
        <ReasonField />
      </FormDialog>
    </>
  );
}
