import { useMutation } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
import { SelectField } from "@/components/ui/select-field";
import { useToast } from "@/components/ui/toast";
import { setAttributesOf } from "@/lib/inventory/client";
import type { Settable } from "@/lib/inventory/model/attribute-change";
import { bulkFrom, settable } from "@/lib/inventory/model/fixed";
import { AttributeField } from "./attribute-field";
import { useAttributeName } from "./attribute-words";
import type { BulkDialogProps } from "./bulk-dialog-props";
import { NamedRows } from "./named-rows";

/** Says what one attribute of all the chosen secrets is, or takes it back, after naming them. */
function BulkAttributeDialog({
  selection,
  names,
  onClose,
  onDone,
  fixed,
}: BulkDialogProps & { fixed: Settable | null }) {
  const t = useTranslations();
  const format = useFormatter();
  const nameOf = useAttributeName();
  const notify = useToast();
  const [attribute, setAttribute] = useState<Settable>(fixed ?? "environment");
  const [back, takeBack] = useState(false);
  const name = nameOf(attribute);
  const count = format.number(selection.count);
  const bulk = selection.count >= bulkFrom;
  const set = useMutation({
    ...setAttributesOf(),
    onSuccess({ changed, unchanged }) {
      notify(
        "ok",
        t("bulk.done", {
          attribute: name,
          changed: format.number(changed),
          unchanged: format.number(unchanged),
        }),
      );
      onDone();
    },
  });

  function submit(text: TextOf) {
    set.mutate({
      chosen: selection.chosen,
      attribute,
      value: back ? null : text("value"),
      reason: text("reason") || undefined,
    });
  }

  return (
    <FormDialog
      wide
      onClose={onClose}
      title={t(bulk ? "bulk.askMany" : "bulk.ask", { attribute: name, count })}
      act={t("bulk.do", { count })}
      busy={set.isPending}
      error={set.error}
      onSubmit={submit}
    >
      <NamedRows rows={selection.rows} count={selection.count} />
      {fixed === null && (
        <SelectField
          label={t("bulk.which")}
          value={attribute}
          onChange={(event) => setAttribute(event.target.value as Settable)}
          options={settable.map((value) => ({ value, label: nameOf(value) }))}
        />
      )}
      {!back && <AttributeField key={attribute} attribute={attribute} names={names} />}
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
      <p className="t12 ink3">{t("attribute.order")}</p>
    </FormDialog>
  );
}

export const OwnerDialog = (props: BulkDialogProps) => (
  <BulkAttributeDialog {...props} fixed="owner" />
);
export const ClassificationDialog = (props: BulkDialogProps) => (
  <BulkAttributeDialog {...props} fixed="classification" />
);
export const AnyDialog = (props: BulkDialogProps) => (
  <BulkAttributeDialog {...props} fixed={null} />
);
