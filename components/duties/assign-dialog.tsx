import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Names } from "@/components/inventory/secret-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { assignDuty } from "@/lib/duties/client";
import type { Duty } from "@/lib/duties/model";
import { HolderField } from "./assign-fields";
import styles from "./duties.module.css";

/** Who a duty of one secret is. */
export interface Assigning {
  readonly id: string;
  readonly duty: Duty;
  /** Who has it now, as it is stored. */
  readonly value: string;
  /** Whether people said so, so that it can be taken back. */
  readonly said: boolean;
  readonly names: Names;
}

/** Gives a duty of one secret to somebody, with the reason; or takes back what people said. */
export function AssignDialog({
  id,
  duty,
  value,
  said,
  names,
  onClose,
}: Assigning & { onClose: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const queries = useQueryClient();
  const notify = useToast();
  const [reason, setReason] = useState("");
  const attribute = t(`duty.holderOf.${duty}`);
  const assign = useMutation({
    ...assignDuty(),
    onSuccess({ changed }) {
      onClose();
      notify("ok", changed > 0 ? t("attribute.done", { attribute }) : t("attribute.same"));
      router.refresh();
      return queries.invalidateQueries({ queryKey: ["duties"] });
    },
  });
  const give = (holder: string | null) =>
    assign.mutate({ chosen: { ids: [id] }, duty, holder, reason: reason.trim() || undefined });

  return (
    <FormDialog
      onClose={onClose}
      title={t("attribute.title", { attribute })}
      act={t("attribute.save")}
      busy={assign.isPending}
      error={assign.error}
      onSubmit={(text) => give(text("holder") || null)}
      others={
        said && (
          <Button
            className={styles.takeBack}
            disabled={assign.isPending}
            onClick={() => give(null)}
          >
            {t("attribute.takeBack")}
          </Button>
        )
      }
    >
      <p>{t("duty.what")}</p>
      <HolderField duty={duty} names={names} value={value} />
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
