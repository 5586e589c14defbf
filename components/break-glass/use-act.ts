import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { actOnRequest } from "@/lib/break-glass/client";
import type { BreakGlassRequest } from "@/lib/break-glass/model";

export type Act = Exclude<BreakGlassRequest["mayDo"][number], "review">;

/** Which act on a request is being asked about, and doing it; everything shown of requests is asked anew afterwards. */
export function useAct(request: Pick<BreakGlassRequest, "id" | "label">) {
  const t = useTranslations("breakGlass");
  const [asking, ask] = useState<Act | null>(null);
  const queries = useQueryClient();
  const notify = useToast();
  const problem = useProblemText();
  const { mutate, isPending } = useMutation({
    ...actOnRequest(),
    onSuccess(_, { action }) {
      ask(null);
      notify("ok", t(`act.${action as Act}.done`, { label: request.label }));
      return queries.invalidateQueries({ queryKey: ["break-glass"] });
    },
    onError(error) {
      notify("breach", problem(error));
      return queries.invalidateQueries({ queryKey: ["break-glass"] });
    },
  });
  const decide = (reason: string) => asking && mutate({ id: request.id, action: asking, reason });
  return { asking, ask, decide, busy: isPending };
}
