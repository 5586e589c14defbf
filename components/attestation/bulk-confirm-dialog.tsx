import { useTranslations } from "next-intl";
import type { BulkDialogProps } from "@/components/inventory/bulk-dialog-props";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { ConfirmDialog } from "./confirm-dialog";

/** Confirms the chosen secrets of the inventory's list. "All that match" cannot be: nobody has looked at them. */
export function BulkConfirmDialog({ selection, onClose, onDone }: BulkDialogProps) {
  const t = useTranslations();
  if (!selection.all)
    return <ConfirmDialog rows={selection.rows} onClose={onClose} onDone={onDone} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("attestation.notAll")}
      footer={<Button onClick={onClose}>{t("ui.cancel")}</Button>}
    >
      <Callout tone="near">{t("attestation.notAllWhy")}</Callout>
    </Dialog>
  );
}
