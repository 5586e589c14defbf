import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useProblemText } from "@/components/ui/problem-text";
import { State } from "@/components/ui/state";
import { useToast } from "@/components/ui/toast";
import { decideMark } from "@/lib/attestation/client";
import type { AttestationItem } from "@/lib/attestation/model";

/** What somebody said of a secret instead of confirming it, and what this viewer may do about that. */
export function OpenMarks({ marks }: Pick<AttestationItem, "marks">) {
  const t = useTranslations("attestation.mark");
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
  const decide = useMutation({
    ...decideMark(),
    onSuccess(_, { act }) {
      notify("ok", t(`act.${act}.done`));
      router.refresh();
      return queries.invalidateQueries({ queryKey: ["attestations"] });
    },
    onError: (error) => notify("breach", problem(error)),
  });
  return marks.map((mark) => (
    <span key={mark.id} className="stack gap-1">
      <State tone="info" title={mark.note}>
        {mark.kind === "retire"
          ? t("retire.open", { by: mark.by.name })
          : t("hand-over.open", { by: mark.by.name, to: mark.to?.name ?? "" })}
      </State>
      <span className="t12 ink3">{mark.note}</span>
      <span className="row wrap">
        {mark.mayDo.map((act) => (
          <Button
            key={act}
            size="small"
            variant={act === "accept" ? "primary" : "plain"}
            disabled={decide.isPending}
            onClick={() => decide.mutate({ id: mark.id, act })}
          >
            {t(`act.${act}.button`)}
          </Button>
        ))}
      </span>
    </span>
  ));
}
