import { useMutation } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { BulkDialogProps } from "@/components/inventory/bulk-dialog-props";
import { NamedRows } from "@/components/inventory/named-rows";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { SelectField } from "@/components/ui/select-field";
import { useToast } from "@/components/ui/toast";
import { assignDuty } from "@/lib/duties/client";
import { type Duty, duties } from "@/lib/duties/model";
import { bulkFrom } from "@/lib/inventory/model/fixed";
import { HolderField } from "./assign-fields";

/** Gives a duty of all the chosen secrets to somebody, or takes it back, after naming them. */
export function BulkAssignDialog({ selection, names, onClose, onDone }: BulkDialogProps) {
  const t = useTranslations();
  const format = useFormatter();
  const notify = useToast();
  const [duty, choose] = useState<Duty>("approves");
  const [back, takeBack] = useState(false);
  const attribute = t(`duty.holderOf.${duty}`);
  const count = format.number(selection.count);
  const bulk = selection.count >= bulkFrom;
  const assign = useMutation({
    ...assignDuty(),
    onSuccess({ changed, unchanged }) {
      const counts = { changed: format.number(changed), unchanged: format.number(unchanged) };
      notify("ok", t("bulk.done", { attribute, ...counts }));
      onDone();
    },
  });
  return (
    <FormDialog
      wide
      onClose={onClose}
      title={t(bulk ? "bulk.askMany" : "bulk.ask", { attribute, count })}
      act={t("bulk.do", { count })}
      busy={assign.isPending}
      error={assign.error}
      onSubmit={(text) =>
        assign.mutate({
          chosen: selection.chosen,
          duty,
          holder: back ? null : text("holder"),
          reason: text("reason") || undefined,
        })
      }
    >
      <NamedRows rows={selection.rows} count={selection.count} />
      <SelectField
        label={t("duty.which")}
        value={duty}
        onChange={(event) => choose(event.target.value as Duty)}
        options={duties.map((value) => ({ value, label: t(`duty.name.${value}`) }))}
      />
      {!back && <HolderField key={duty} duty={duty} names={names} />}
      <label className="row">
        <Checkbox checked={back} onChange={(event) => takeBack(event.target.checked)} />
        {t("bulk.takeBack")}
      </label>
      <Field
        label={t("attribute.reason")}
        help={t("attribute.reasonHelp")}
        name="reason"
        maxLength={2000}
        required={bulk}
      />
      <p className="t12 ink3">{t("duty.precedence")}</p>
    </FormDialog>
  );
}
