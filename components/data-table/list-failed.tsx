import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { useProblemText } from "@/components/ui/problem-text";
import { StateIcon } from "@/components/ui/state-icon";

/** The rows could not be read: what happened, and a way to try again. */
export function ListFailed({
  title,
  error,
  onRetry,
}: {
  /** Where it is no list that failed. */
  title?: string;
  error: Error;
  onRetry: () => void;
}) {
  const t = useTranslations();
  const problem = useProblemText();
  return (
    <Blank
      icon={<StateIcon tone="breach" />}
      title={title ?? t("list.failed")}
      actions={<Button onClick={onRetry}>{t("ui.retry")}</Button>}
    >
      <p>{problem(error)}</p>
    </Blank>
  );
}
