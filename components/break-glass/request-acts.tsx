import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DecisionDialog } from "@/components/ui/decision-dialog";
import type { BreakGlassRequest } from "@/lib/break-glass/model";
import { ReviewDialog } from "./review-dialog";
import { type Act, useAct } from "./use-act";

const acts: readonly Act[] = ["reject", "withdraw", "end", "approve"];

/** The buttons for what this viewer may do with a request now; each asks once, for the reason that is kept. */
export function RequestActs({ request }: { request: BreakGlassRequest }) {
  const t = useTranslations("breakGlass");
  const { asking, ask, decide, busy } = useAct(request);
  const [reviewing, setReviewing] = useState(false);
  const named = {
    label: request.label,
    person: request.person.name,
    count: request.targets.length + request.hiddenTargets,
  };

  return (
    <>
      {acts
        .filter((act) => request.mayDo.includes(act))
        .map((act) => (
          <Button
            key={act}
            size="small"
            variant={act === "approve" ? "primary" : "plain"}
            onClick={() => ask(act)}
          >
            {t(`act.${act}.button`)}
          </Button>
        ))}
      {request.mayDo.includes("review") && (
        <Button size="small" variant="primary" onClick={() => setReviewing(true)}>
          {t("act.review.button")}
        </Button>
      )}
      <DecisionDialog
        open={asking !== null}
        title={t(`act.${asking ?? "approve"}.ask`, named)}
        act={t(`act.${asking ?? "approve"}.button`)}
        danger={asking === "reject"}
        busy={busy}
        onClose={() => ask(null)}
        onDecide={decide}
      >
        {t(`act.${asking ?? "approve"}.what`, named)}
      </DecisionDialog>
      <ReviewDialog request={request} open={reviewing} onClose={() => setReviewing(false)} />
    </>
  );
}
