import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { askForExemption } from "@/lib/exemptions/client";

/** Asks that a secret need not be rotated until a day: why, and until when. */
export function AskDialog({
  secret,
  open,
  onClose,
}: {
  secret: { id: string; path: string };
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations();
  const form = useId();
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
  const ask = useMutation({
    ...askForExemption(),
    onSuccess({ label }) {
      onClose();
      notify("ok", t("exemption.asked", { label }));
      router.refresh();
      return queries.invalidateQueries({ queryKey: ["exemptions"] });
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    ask.mutate({ secretId: secret.id, reason: text("reason"), until: text("until") });
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("exemption.ask")}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" disabled={ask.isPending}>
            {t("exemption.askDo")}
          </Button>
        </>
      }
    >
      <p>{t("exemption.askWhat", { path: secret.path })}</p>
      <form id={form} onSubmit={submit} className="stack gap-4">
        <Field
          label={t("exemption.reason")}
          help={t("exemption.reasonHelp")}
          name="reason"
          minLength={5}
          maxLength={1000}
          required
        />
        <Field
          label={t("exemption.lastDay")}
          help={t("exemption.lastDayHelp")}
          name="until"
          type="date"
          required
        />
        {ask.error && (
          <Callout tone="breach" alert>
            {problem(ask.error)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
