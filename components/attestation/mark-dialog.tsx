import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { handOver, retire } from "@/lib/attestation/client";
import { NamedRows } from "./named-rows";

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
  const form = useId();
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
  const ids = rows.map(({ id }) => id);
  const done = () => {
    onClose();
    notify("ok", t(`attestation.mark.${kind}.done`));
    router.refresh();
    return queries.invalidateQueries({ queryKey: ["attestations"] });
  };
  const give = useMutation({ ...handOver(), onSuccess: done });
  const drop = useMutation({ ...retire(), onSuccess: done });
  const error = give.error ?? drop.error;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    if (kind === "retire") drop.mutate({ ids, note: text("note") });
    else give.mutate({ ids, to: text("to"), note: text("note") });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`attestation.mark.${kind}.ask`)}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            disabled={give.isPending || drop.isPending}
          >
            {t(`attestation.mark.${kind}.do`)}
          </Button>
        </>
      }
    >
      <p>{t(`attestation.mark.${kind}.what`)}</p>
      <NamedRows rows={rows} />
      <form id={form} onSubmit={submit} className="stack gap-4">
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
        {error && (
          <Callout tone="breach" alert>
            {problem(error)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
