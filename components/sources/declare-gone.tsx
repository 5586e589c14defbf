import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DecisionDialog } from "@/components/ui/decision-dialog";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { declareGone } from "@/lib/sources/client";
import type { Watch } from "@/lib/sources/model";

/** Says that a lost place is gone for good: only then are its entries removed. */
export function DeclareGone({ sourceId, watch }: { sourceId: string; watch: Watch }) {
  const t = useTranslations("sources");
  const format = useFormatter();
  const notify = useToast();
  const problem = useProblemText();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const gone = useMutation({
    ...declareGone(),
    onSuccess() {
      setOpen(false);
      notify("ok", t("goneDone", { place: watch.label }));
      return queries.invalidateQueries({ queryKey: ["sources"] });
    },
    onError: (error) => notify("breach", problem(error)),
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("gone")}
      </Button>
      <DecisionDialog
        open={open}
        title={t("goneTitle", { place: watch.label })}
        act={t("goneAct")}
        danger
        busy={gone.isPending}
        onClose={() => setOpen(false)}
        onDecide={(reason) => gone.mutate({ sourceId, placeId: watch.placeId, reason })}
      >
        {t("goneWhat", { count: format.number(watch.entries) })}
      </DecisionDialog>
    </>
  );
}
