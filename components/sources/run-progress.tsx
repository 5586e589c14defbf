import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Meter } from "@/components/ui/meter";
import { useProblemText } from "@/components/ui/problem-text";
import { useSpanText } from "@/components/ui/span-text";
import { useToast } from "@/components/ui/toast";
import { cancelSync } from "@/lib/sources/client";
import type { SyncRun } from "@/lib/sources/model";
import { runPace } from "@/lib/sources/model/run-pace";
import styles from "./sources.module.css";

/** How far a running sync is: rows and pages read, rows per second, and what is left of the last complete one. */
export function RunProgress({ run, mayCancel }: { run: SyncRun; mayCancel: boolean }) {
  const t = useTranslations();
  const format = useFormatter();
  const span = useSpanText();
  const notify = useToast();
  const problem = useProblemText();
  const queries = useQueryClient();
  const { perSecond, secondsLeft } = runPace(run, useNow({ updateInterval: 2000 }));
  const cancel = useMutation({
    ...cancelSync(),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sources"] }),
    onError: (error) => notify("breach", problem(error)),
  });

  return (
    <div className={styles.progress} role="status">
      <div className="row wrap between t12">
        <span className="row wrap">
          <strong>{t("sources.running")}</strong>
          {t("sources.progress", {
            rows: format.number(run.found),
            pages: format.number(run.pages),
            rate: format.number(perSecond),
          })}
          {secondsLeft !== null && (
            <span>{t("sources.left", { span: span(secondsLeft * 1000) })}</span>
          )}
        </span>
        {mayCancel && (
          <Button
            size="small"
            disabled={cancel.isPending || cancel.isSuccess}
            onClick={() => cancel.mutate(run.id)}
          >
            {t(cancel.isSuccess ? "sources.cancelling" : "sources.cancel")}
          </Button>
        )}
      </div>
      <Meter share={run.expected ? run.found / run.expected : 0} />
    </div>
  );
}
