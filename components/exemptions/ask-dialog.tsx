import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
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
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const ask = useMutation({
    ...askForExemption(),
    onSuccess({ label }) {
      onClose();
      notify("ok", t("exemption.asked", { label }));
      router.refresh();
      return queries.invalidateQueries({ queryKey: ["exemptions"] });
    },
  });

  function submit(text: TextOf) {
    ask.mutate({ secretId: secret.id, reason: text("reason"), until: text("until") });
  }

  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={t("exemption.ask")}
      act={t("exemption.askDo")}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={submit}
    >
      <p>{t("exemption.askWhat", { path: secret.path })}</p>
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
    </FormDialog>
  );
}
