import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { NamedRows } from "@/components/inventory/named-rows";
import { Field } from "@/components/ui/field";
import { FormDialog, type TextOf } from "@/components/ui/form-dialog";
import { useToast } from "@/components/ui/toast";
import { handOver, retire } from "@/lib/attestation/client";

/** "Not mine any more": to whom; or "no longer needed": why. Either is a word, and changes nothing by itself. */
export function MarkDialog({
  kind,
  rows,
  onClose,
}: {
  kind: "hand-over" | "retire";
  rows: readonly { id: string; path: string }[];
  onClose: () => void;
}) {
  const t = useTranslations();
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const ids = rows.map(({ id }) => id);
  const done = () => {
    onClose();
    notify("ok", t(`attestation.mark.${kind}.done`));
    router.refresh();
    return queries.invalidateQueries({ queryKey: ["attestations"] });
  };
  const give = useMutation({ ...handOver(), onSuccess: done });
  const drop = useMutation({ ...retire(), onSuccess: done });

  function submit(text: TextOf) {
    if (kind === "retire") drop.mutate({ ids, note: text("note") });
    else give.mutate({ ids, to: text("to"), note: text("note") });
  }

  return (
    <FormDialog
      onClose={onClose}
      title={t(`attestation.mark.${kind}.ask`)}
      act={t(`attestation.mark.${kind}.do`)}
      busy={give.isPending || drop.isPending}
      error={give.error ?? drop.error}
      onSubmit={submit}
    >
      <p>{t(`attestation.mark.${kind}.what`)}</p>
      <NamedRows rows={rows} />
      {kind === "hand-over" && (
        <Field
          label={t("attestation.mark.to")}
          help={t("attestation.mark.toHelp")}
          name="to"
          type="email"
          maxLength={200}
          required
        />
      )}
      <Field label={t("attestation.mark.why")} name="note" maxLength={500} required />
    </FormDialog>
  );
}
