import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import type { Decision } from "@/lib/declarations/model";
import { decideImport } from "@/lib/registers/client";

/** Approves or rejects what somebody else handed in; one's own can be taken back. */
export function DecideImport({
  id,
  own,
  mayDecide,
}: {
  id: string;
  own: boolean;
  mayDecide: boolean;
}) {
  const t = useTranslations("declarations");
  const problem = useProblemText();
  const router = useRouter();
  const notify = useToast();
  const decide = useMutation({
    ...decideImport(),
    onSuccess(_, { decision }) {
      notify("ok", t(`decided.${decision}`));
      router.refresh();
    },
  });
  const button = (decision: Decision, label: string, primary = false) => (
    <Button
      {...(primary && { variant: "primary" as const })}
      disabled={decide.isPending}
      onClick={() => decide.mutate({ id, decision })}
    >
      {label}
    </Button>
  );
  return (
    <>
      {decide.error && (
        <Callout tone="breach" alert title={t("refused")}>
          {problem(decide.error)}
        </Callout>
      )}
      <div className="row wrap">
        {own && button("take-back", t("takeBack"))}
        {own && <span className="t12 ink3">{t("anotherDecides")}</span>}
        {!own && mayDecide && button("approve", t("approve"), true)}
        {!own && mayDecide && button("reject", t("reject"))}
      </div>
    </>
  );
}
