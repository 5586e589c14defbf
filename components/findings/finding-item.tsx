import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "@/components/break-glass/break-glass.module.css";
import { Button } from "@/components/ui/button";
import { DecisionDialog } from "@/components/ui/decision-dialog";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { useProblemText } from "@/components/ui/problem-text";
import { State } from "@/components/ui/state";
import { useToast } from "@/components/ui/toast";
import { judgeFinding, reopenFinding } from "@/lib/findings/client";
import type { PastedValue } from "@/lib/findings/model";
import { CleanUp } from "./clean-up";
import { useFindingWords } from "./finding-words";

const tones = { open: "breach", "false-positive": "info", cleaned: "ok" } as const;

/** One pasted value: where, since when, how it is taken out, and the judgement that it is none. Never the value. */
export function FindingItem({ finding, bare }: { finding: PastedValue; bare?: boolean }) {
  const t = useTranslations("finding");
  const words = useFindingWords()(finding);
  const [asking, ask] = useState(false);
  const queries = useQueryClient();
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
  const settled = {
    onSuccess: () => notify("ok", t("judged")),
    onError: (error: Error) => notify("breach", problem(error)),
    onSettled() {
      ask(false);
      router.refresh();
      return queries.invalidateQueries({ queryKey: ["findings"] });
    },
  };
  const judge = useMutation({ ...judgeFinding(), ...settled });
  const reopen = useMutation({ ...reopenFinding(), ...settled });
  const { secret, state, judged } = finding;
  return (
    <li className={styles.item}>
      <div className={styles.stack} style={{ gap: 2 }}>
        <div className={styles.who}>
          <strong>{words.format}</strong>
          <State tone={tones[state]}>{t(`state.${state}`)}</State>
          <span className={styles.small}>{words.field}</span>
        </div>
        {!bare && (
          <Link href={`/inventory/${secret.id}`} data-row={secret.id}>
            <Path path={secret.path} room={60} />
          </Link>
        )}
        <span className={styles.small}>
          {t("firstSeen")} <Moment at={finding.firstSeenAt} />
          {finding.lastSeenAt && (
            <>
              {" · "}
              {t("lastSeen")} <Moment at={finding.lastSeenAt} />
            </>
          )}
          {finding.goneAt && (
            <>
              {" · "}
              {t("gone")} <Moment at={finding.goneAt} />
            </>
          )}
          {!bare && secret.owner && ` · ${t("owner", { name: secret.owner.name })}`}
        </span>
        {judged && state !== "cleaned" && (
          <span className={styles.small}>
            {t("judgedBy", { name: judged.by.name, reason: judged.reason })}
          </span>
        )}
        {state === "open" && <CleanUp finding={finding} />}
      </div>
      <div className={styles.acts}>
        {finding.mayJudge &&
          (state === "open" ? (
            <Button size="small" onClick={() => ask(true)}>
              {t("judge")}
            </Button>
          ) : (
            <Button
              size="small"
              disabled={reopen.isPending}
              onClick={() => reopen.mutate(finding.id)}
            >
              {t("reopen")}
            </Button>
          ))}
      </div>
      <DecisionDialog
        open={asking}
        title={t("judgeAsk", { format: words.format })}
        act={t("judge")}
        busy={judge.isPending}
        onClose={() => ask(false)}
        onDecide={(reason) => judge.mutate({ id: finding.id, reason })}
      >
        {t("judgeWhat", { path: secret.path, field: words.field })}
      </DecisionDialog>
    </li>
  );
}
