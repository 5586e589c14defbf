import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DecisionDialog } from "@/components/ui/decision-dialog";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { decideRemoval } from "@/lib/sources/client";
import type { Decision, HeldRemoval as Held } from "@/lib/sources/model";
import styles from "./sources.module.css";

/** Many entries of one place vanished at once: an operator says whether they are gone, with a reason. */
export function HeldRemoval({ held, mayDecide }: { held: Held; mayDecide: boolean }) {
  const t = useTranslations("sources.held");
  const format = useFormatter();
  const notify = useToast();
  const problem = useProblemText();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Decision["decision"] | null>(null);
  const decide = useMutation({
    ...decideRemoval(),
    onSuccess(_, { decision }) {
      setAsking(null);
      notify("ok", t(`done.${decision}`, { count: held.waiting }));
      return queries.invalidateQueries({ queryKey: ["sources"] });
    },
    onError: (error) => notify("breach", problem(error)),
  });
  const { runId, placeId, place, heldAt, waiting, examples } = held;
  const count = format.number(waiting);

  return (
    <>
      <Callout
        tone="near"
        title={t("title", { place, count })}
        action={
          mayDecide && (
            <>
              <Button size="small" onClick={() => setAsking("rejected")}>
                {t("reject")}
              </Button>
              <Button size="small" onClick={() => setAsking("approved")}>
                {t("approve")}
              </Button>
            </>
          )
        }
      >
        <p>{t.rich("why", { at: () => <Moment key="at" at={heldAt} /> })}</p>
        <ul className={styles.examples}>
          {examples.map((path) => (
            <li key={path}>
              <Path path={path} room={60} />
            </li>
          ))}
        </ul>
      </Callout>
      <DecisionDialog
        open={asking !== null}
        title={t(`ask.${asking ?? "approved"}`, { count })}
        act={t(asking === "rejected" ? "reject" : "approve")}
        danger={asking === "approved"}
        busy={decide.isPending}
        onClose={() => setAsking(null)}
        onDecide={(reason) => asking && decide.mutate({ runId, placeId, decision: asking, reason })}
      >
        {t(`what.${asking ?? "approved"}`, { count, place })}
      </DecisionDialog>
    </>
  );
}
