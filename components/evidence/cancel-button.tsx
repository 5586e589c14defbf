import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { cancelExport } from "@/lib/evidence/client";

/** Stops an export that is being made. What was written so far goes; it can be asked for again at any time. */
export function CancelButton({ id, fileName }: { id: string; fileName: string }) {
  const t = useTranslations("evidence");
  const notify = useToast();
  const problem = useProblemText();
  const queries = useQueryClient();
  const cancel = useMutation({
    ...cancelExport(),
    onSuccess: () => notify("ok", t("cancelled")),
    onError: (error) => notify("breach", problem(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["exports"] }),
  });
  return (
    <Button
      size="small"
      disabled={cancel.isPending}
      aria-label={t("cancelOf", { name: fileName })}
      onClick={() => cancel.mutate(id)}
    >
      {t("cancel")}
    </Button>
  );
}
