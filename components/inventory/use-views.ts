import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { deleteView, startWithView, viewsQuery } from "@/lib/saved-views/client";

/** The kept views, and what can be done to one; each act says what came of it. */
export function useViews() {
  const t = useTranslations("views");
  const queries = useQueryClient();
  const notify = useToast();
  const problem = useProblemText();
  const { data } = useQuery(viewsQuery());
  const after = (text: string) => ({
    onSuccess() {
      notify("ok", text);
      return queries.invalidateQueries({ queryKey: ["views"] });
    },
    onError(error: Error) {
      notify("breach", problem(error));
    },
  });
  const remove = useMutation({ ...deleteView(), ...after(t("deleted")) });
  const start = useMutation({ ...startWithView(), ...after(t("startChanged")) });
  return { views: data?.items ?? [], remove: remove.mutate, start: start.mutate };
}
