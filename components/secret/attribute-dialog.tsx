import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { AttributeField } from "@/components/inventory/attribute-field";
import { useAttributeName } from "@/components/inventory/attribute-words";
import type { Names } from "@/components/inventory/secret-words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { setAttribute } from "@/lib/inventory/client";
import type { Settable } from "@/lib/inventory/model/attribute-change";
import styles from "./attributes.module.css";

export interface Editing {
  readonly id: string;
  readonly attribute: Settable;
  /** What it is now, as a person would write it. */
  readonly value: string;
  /** Whether people said it, so that it can be taken back. */
  readonly said: boolean;
  readonly names: Names;
}

const endsConfirmation = ["owner", "environment", "classification"];

/** What an attribute of one secret shall be, and why; or that what people said is taken back. */
export function AttributeDialog({
  id,
  attribute,
  value,
  said,
  names,
  open,
  onClose,
}: Editing & { open: boolean; onClose: () => void }) {
  const t = useTranslations();
  const name = useAttributeName()(attribute);
  const form = useId();
  const router = useRouter();
  const queries = useQueryClient();
  const notify = useToast();
  const problem = useProblemText();
  const set = useMutation({
    ...setAttribute(),
    onSuccess({ changed, masked }) {
      onClose();
      const done = changed > 0 ? t("attribute.done", { attribute: name }) : t("attribute.same");
      notify("ok", masked ? `${done}${t("secret.stop")}${t("attribute.masked")}` : done);
      router.refresh();
      return queries.invalidateQueries({ queryKey: ["secrets"] });
    },
  });
  const reason = () => {
    const field = document.getElementById(form)?.querySelector<HTMLInputElement>("[name=reason]");
    return field?.value.trim() || undefined;
  };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get("value") ?? "").trim();
    set.mutate({ id, attribute, value: given === "" ? null : given, reason: reason() });
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("attribute.title", { attribute: name })}
      footer={
        <>
          {said && (
            <Button
              className={styles.takeBack}
              disabled={set.isPending}
              onClick={() => set.mutate({ id, attribute, value: null, reason: reason() })}
            >
              {t("attribute.takeBack")}
            </Button>
          )}
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" disabled={set.isPending}>
            {t("attribute.save")}
          </Button>
        </>
      }
    >
      {attribute !== "notes" && (
        <div>
          <p>{t("attribute.what")}</p>
          <p className="t12 ink3">{t("attribute.order")}</p>
        </div>
      )}
      {endsConfirmation.includes(attribute) && <p>{t("attribute.ends")}</p>}
      {attribute === "classification" && <p>{t("attribute.uncounts")}</p>}
      <form id={form} onSubmit={submit} className="stack gap-4">
        <AttributeField attribute={attribute} names={names} value={value} />
        <Field
          label={t("attribute.reason")}
          help={t("attribute.reasonHelp")}
          name="reason"
          maxLength={2000}
        />
        {set.error && (
          <Callout tone="breach" alert>
            {problem(set.error)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
