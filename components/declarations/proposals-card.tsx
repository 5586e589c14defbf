"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { decideDeclaration } from "@/lib/declarations/client";
import type { Declared } from "@/lib/declarations/model";
import { useBodyWords } from "./body-words";
import styles from "./declarations.module.css";
import { EffectLines } from "./effect-lines";

/** What waits for a second person: who proposed what, what it does, and who decides it. */
export function ProposalsCard({
  proposals,
  viewer,
  mayDecide,
}: {
  proposals: readonly Declared[];
  /** Who looks: one's own proposals can be taken back, not approved. */
  viewer: string;
  mayDecide: boolean;
}) {
  const t = useTranslations("declarations");
  const problem = useProblemText();
  const notify = useToast();
  const router = useRouter();
  const { said } = useBodyWords();
  const decide = useMutation({
    ...decideDeclaration(),
    onSuccess(_, { decision }) {
      notify("ok", t(`decided.${decision}`));
      router.refresh();
    },
  });
  if (proposals.length === 0) return null;
  return (
    <Card title={t("waiting", { count: proposals.length })} note={t("waitingNote")}>
      {decide.error && (
        <Callout tone="breach" alert title={t("refused")}>
          {problem(decide.error)}
        </Callout>
      )}
      {proposals.map((one) => {
        const own = one.proposedBy === viewer;
        const id = one.id ?? "";
        const words = ["item", "match", "set"].flatMap((group) =>
          said(one.section, one.key, one.body, group),
        );
        return (
          <div key={id} className={styles.proposal}>
            <h3>
              {t(`section.${one.section}`)} · {one.key === "*" ? t("order") : one.key}
              {one.body === null && ` · ${t("remove")}`}
            </h3>
            <p className="t12 ink3">
              {t("proposedBy", { who: one.proposedBy ?? "" })}{" "}
              {one.proposedAt && <Moment at={one.proposedAt} />} · {one.reason}
            </p>
            {words.length > 0 && (
              <span className={styles.says}>
                {words.map(([name, value]) => (
                  <span key={name}>
                    <b>{name}</b>
                    {value}
                  </span>
                ))}
              </span>
            )}
            {one.effect && <EffectLines effect={one.effect} />}
            <div className="row wrap">
              {own ? (
                <Button
                  size="small"
                  disabled={decide.isPending}
                  onClick={() => decide.mutate({ id, decision: "take-back" })}
                >
                  {t("takeBack")}
                </Button>
              ) : (
                mayDecide && (
                  <>
                    <Button
                      size="small"
                      variant="primary"
                      disabled={decide.isPending}
                      onClick={() => decide.mutate({ id, decision: "approve" })}
                    >
                      {t("approve")}
                    </Button>
                    <Button
                      size="small"
                      disabled={decide.isPending}
                      onClick={() => decide.mutate({ id, decision: "reject" })}
                    >
                      {t("reject")}
                    </Button>
                  </>
                )
              )}
              {own && <span className="t12 ink3">{t("anotherDecides")}</span>}
            </div>
          </div>
        );
      })}
    </Card>
  );
}
