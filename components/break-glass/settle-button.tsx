import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { SelectField } from "@/components/ui/select-field";
import { useToast } from "@/components/ui/toast";
import { settleUse } from "@/lib/break-glass/client";
import type { BreakGlassUse } from "@/lib/break-glass/model";
import styles from "./break-glass.module.css";

const outcomes = ["justified", "incident", "not-that-person"] as const;

/** Writes down what was found out about a read outside approval. It stays counted. */
export function SettleButton({ use }: { use: BreakGlassUse }) {
  const t = useTranslations();
  const form = useId();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const notify = useToast();
  const problem = useProblemText();
  const settle = useMutation({
    ...settleUse(),
    onSuccess() {
      setOpen(false);
      notify("ok", t("breakGlass.settle.done"));
      return queries.invalidateQueries({ queryKey: ["break-glass"] });
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    settle.mutate({ id: use.id, outcome: text("outcome"), reason: text("reason") });
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("breakGlass.settle.button")}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("breakGlass.settle.ask", { person: use.person?.name ?? "" })}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t("ui.cancel")}</Button>
            <Button type="submit" form={form} variant="primary" disabled={settle.isPending}>
              {t("breakGlass.settle.act")}
            </Button>
          </>
        }
      >
        <p>{t("breakGlass.settle.what", { path: use.secret.path })}</p>
        <form id={form} onSubmit={submit} className={styles.stack}>
          <SelectField
            label={t("breakGlass.settle.outcome")}
            name="outcome"
            options={outcomes.map((value) => ({ value, label: t(`breakGlass.settle.${value}`) }))}
          />
          <Field
            label={t("sources.reason")}
            help={t("sources.reasonHelp")}
            name="reason"
            maxLength={2000}
            required
          />
          {settle.error && (
            <Callout tone="breach" alert>
              {problem(settle.error)}
            </Callout>
          )}
        </form>
      </Dialog>
    </>
  );
}
