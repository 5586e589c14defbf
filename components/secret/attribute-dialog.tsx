import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AttributeField } from "@/components/inventory/attribute-field";
import { useAttributeName } from "@/components/inventory/attribute-words";
import type { Names } from "@/components/inventory/secret-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
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
  onClose,
}: Editing & { onClose: () => void }) {
  const t = useTranslations();
  const name = useAttributeName()(attribute);
  const router = useRouter();
  const queries = useQueryClient();
  const notify = useToast();
  const [reason, setReason] = useState("");
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
  const put = (given: string | null) =>
    set.mutate({ id, attribute, value: given, reason: reason.trim() || undefined });

  return (
    <FormDialog
      onClose={onClose}
      title={t("attribute.title", { attribute: name })}
      act={t("attribute.save")}
      busy={set.isPending}
      error={set.error}
      onSubmit={(text) => put(text("value") || null)}
      others={
        said && (
          <Button className={styles.takeBack} disabled={set.isPending} onClick={() => put(null)}>
            {t("attribute.takeBack")}
          </Button>
        )
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
      <AttributeField attribute={attribute} names={names} value={value} />
      <Field
        label={t("attribute.reason")}
        help={t("attribute.reasonHelp")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={2000}
      />
    </FormDialog>
  );
}
