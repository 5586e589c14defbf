import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { NamedRows } from "@/components/inventory/named-rows";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { confirm } from "@/lib/attestation/client";
import { isBulk } from "@/lib/attestation/model/capacity";

/** Confirms secrets after naming them; of more than twenty it says that they will be marked. */
export function ConfirmDialog({
  rows,
  onClose,
  onDone,
}: {
  rows: readonly { id: string; path: string }[];
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const count = format.number(rows.length);
  const act = useMutation({
    ...confirm(),
    onSuccess({ confirmed, refused }) {
      const done = t("attestation.done", { count: format.number(confirmed) });
      const left = t("attestation.leftOut", { count: format.number(refused.length) });
      notify("ok", refused.length > 0 ? `${done}${t("secret.stop")}${left}` : done);
      onDone();
      router.refresh();
      return queries.invalidateQueries({ queryKey: ["attestations"] });
    },
  });

  const submit = (text: TextOf) =>
    act.mutate({ ids: rows.map(({ id }) => id), note: text("note") || undefined });

  return (
    <FormDialog
      wide={rows.length > 1}
      onClose={onClose}
      title={t("attestation.ask", { count })}
      act={t("attestation.do", { count })}
      busy={act.isPending}
      error={act.error}
      onSubmit={submit}
    >
      <p>{t("attestation.what")}</p>
      {isBulk(rows.length) && (
        <Callout tone="near" title={t("attestation.bulkTitle", { count })}>
          {t("attestation.bulk")}
        </Callout>
      )}
      <NamedRows rows={rows} />
      <Field
        label={t("attestation.note")}
        help={t("attestation.noteHelp")}
        name="note"
        maxLength={500}
      />
    </FormDialog>
  );
}
