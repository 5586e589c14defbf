import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DecisionDialog } from "@/components/ui/decision-dialog";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { actOnExemption } from "@/lib/exemptions/client";
import type { Exemption } from "@/lib/exemptions/model";

type Act = Exemption["mayDo"][number];
const acts: readonly Act[] = ["reject", "withdraw", "end", "approve"];

/** The buttons for what this viewer may do with an exemption now; each asks once, for the reason that is kept. */
export function ExemptionActs({ exemption }: { exemption: Exemption }) {
  const t = useTranslations("exemption");
  const [asking, ask] = useState<Act | null>(null);
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
  const act = useMutation({
    ...actOnExemption(),
    onSuccess(_, { action }) {
      notify("ok", t(`act.${action}.done`, { label: exemption.label }));
    },
    onError: (error) => notify("breach", problem(error)),
    onSettled() {
      ask(null);
      router.refresh();
      return queries.invalidateQueries({ queryKey: ["exemptions"] });
    },
  });
  const named = { label: exemption.label, path: exemption.secret.path, day: exemption.lastDay };
  return (
    <>
      {acts
        .filter((one) => exemption.mayDo.includes(one))
        .map((one) => (
          <Button
            key={one}
            size="small"
            variant={one === "approve" ? "primary" : "plain"}
            onClick={() => ask(one)}
          >
            {t(`act.${one}.button`)}
          </Button>
        ))}
      <DecisionDialog
        open={asking !== null}
        title={t(`act.${asking ?? "approve"}.ask`, named)}
        act={t(`act.${asking ?? "approve"}.button`)}
        danger={asking === "reject" || asking === "end"}
        busy={act.isPending}
        onClose={() => ask(null)}
        onDecide={(reason) => asking && act.mutate({ id: exemption.id, action: asking, reason })}
      >
        {t(`act.${asking ?? "approve"}.what`, named)}
      </DecisionDialog>
    </>
  );
}
