import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { useProblemText } from "@/components/ui/problem-text";
import { Skeleton } from "@/components/ui/skeleton";
import { Timeline } from "@/components/ui/timeline";
import { declarationHistory } from "@/lib/declarations/client";
import type { Declared } from "@/lib/declarations/model";
import { useBodyWords } from "./body-words";
import styles from "./declarations.module.css";

/** Everything that was declared under a key: who, when, why, from what to what. */
export function HistoryDialog({
  item: { section, key },
  onClose,
}: {
  item: Pick<Declared, "section" | "key">;
  onClose: () => void;
}) {
  const t = useTranslations("declarations");
  const problem = useProblemText();
  const { said } = useBodyWords();
  const { data, error } = useQuery(declarationHistory(section, key));
  const words = (body: unknown) =>
    body === null || body === undefined
      ? new Map<string, string>()
      : new Map(["item", "match", "set"].flatMap((group) => said(section, key, body, group)));
  const steps = data?.items ?? [];
  return (
    <Dialog open onClose={onClose} title={t("historyOf", { key })} wide>
      {error && <p>{problem(error)}</p>}
      {!data && !error && <Skeleton height="48px" />}
      <Timeline
        items={steps.map((step, at) => {
          const [is, was] = [words(step.body), words(steps[at + 1]?.body)];
          const names = [...new Set([...was.keys(), ...is.keys()])].filter(
            (name) => was.get(name) !== is.get(name),
          );
          return {
            id: step.id ?? String(at),
            at: step.proposedAt ?? "",
            content: (
              <div className={styles.says}>
                <span>
                  {t(`did.${step.body === null ? "removed" : "declared"}`, {
                    who: step.proposedBy ?? "",
                  })}{" "}
                  · {t(`state.${step.state}`)}
                  {step.decidedBy && step.decidedBy !== step.proposedBy
                    ? ` · ${t("decidedBy", { who: step.decidedBy })}`
                    : ""}
                </span>
                <span className="ink3">{step.reason}</span>
                {names.map((name) => (
                  <span key={name}>
                    <b>{name}</b>
                    {`${was.get(name) ?? t("nothing")} → ${is.get(name) ?? t("nothing")}`}
                  </span>
                ))}
              </div>
            ),
          };
        })}
      />
    </Dialog>
  );
}
