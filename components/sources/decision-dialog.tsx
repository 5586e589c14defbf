import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";

/** Asks once, naming what will happen, for the reason that is kept with the act. */
export function DecisionDialog({
  open,
  title,
  act,
  danger,
  busy,
  onClose,
  onDecide,
  children,
}: {
  open: boolean;
  title: string;
  act: string;
  danger?: boolean;
  busy: boolean;
  onClose: () => void;
  onDecide: (reason: string) => void;
  children: ReactNode;
}) {
  const t = useTranslations();
  const form = useId();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onDecide(String(new FormData(event.currentTarget).get("reason") ?? "").trim());
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant={danger ? "danger" : "primary"} disabled={busy}>
            {act}
          </Button>
        </>
      }
    >
      <div>{children}</div>
      <form id={form} onSubmit={submit}>
        <Field
          label={t("sources.reason")}
          help={t("sources.reasonHelp")}
          name="reason"
          maxLength={2000}
          required
        />
      </form>
    </Dialog>
  );
}
