import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { confirm } from "@/lib/attestation/client";
import { isBulk } from "@/lib/attestation/model/capacity";
import { NamedRows } from "./named-rows";

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
  const form = useId();
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
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

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get("note") ?? "").trim();
    act.mutate({ ids: rows.map(({ id }) => id), note: note || undefined });
  }

  return (
    <Dialog
      open
      wide={rows.length > 1}
      onClose={onClose}
      title={t("attestation.ask", { count })}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" disabled={act.isPending}>
            {t("attestation.do", { count })}
          </Button>
        </>
      }
    >
      <p>{t("attestation.what")}</p>
      {isBulk(rows.length) && (
        <Callout tone="near" title={t("attestation.bulkTitle", { count })}>
          {t("attestation.bulk")}
        </Callout>
      )}
      <NamedRows rows={rows} />
      <form id={form} onSubmit={submit} className="stack gap-4">
        <Field
          label={t("attestation.note")}
          help={t("attestation.noteHelp")}
          name="note"
          maxLength={500}
        />
        {act.error && (
          <Callout tone="breach" alert>
            {problem(act.error)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
