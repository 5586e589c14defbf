import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { useProblemText } from "@/components/ui/problem-text";
import { ReasonField } from "@/components/ui/reason-field";
import { useToast } from "@/components/ui/toast";
import { applyImport } from "@/lib/registers/client";
import type { Import } from "@/lib/registers/model";
import styles from "./registers.module.css";

/** Applies what was looked at, with a reason; marks whom the file does not name only when that is ticked. */
export function ApplyForm({ made: { id, register, counts, effect } }: { made: Import }) {
  const t = useTranslations("registers");
  const words = useTranslations("declarations");
  const problem = useProblemText();
  const router = useRouter();
  const notify = useToast();
  const [missingLeft, setMissingLeft] = useState(false);
  const apply = useMutation({
    ...applyImport(id),
    onSuccess({ state, deciders }) {
      notify(
        "ok",
        state === "proposed"
          ? words("waits", { who: deciders.join(words("and")) })
          : t("applied", { count }),
      );
      if (state === "proposed") router.refresh();
      else router.push(`/settings/registers?register=${register}`);
    },
  });
  const count = counts.add + counts.change + counts.leave + (missingLeft ? counts.missing : 0);
  const none = counts.add + counts.change + counts.leave + counts.missing === 0;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    apply.mutate({ reason, missingLeft, missing: counts.missing });
  }

  if (none) return <Callout tone="ok" title={t("nothingToApply")} />;
  return (
    <form className={styles.form} onSubmit={submit}>
      {counts.missing > 0 && (
        <label className={styles.box}>
          <Checkbox
            checked={missingLeft}
            onChange={(event) => setMissingLeft(event.target.checked)}
          />
          <span>
            {t("missingLeft", { count: counts.missing })}
            <br />
            <span className="t12 ink3">
              {t("missingLeftWhy", { count: effect.ownedByMissing })}
            </span>
          </span>
        </label>
      )}
      <ReasonField />
      {apply.error && (
        <Callout tone="breach" alert title={words("refused")}>
          {problem(apply.error)}
        </Callout>
      )}
      <div className="row wrap">
        <Button type="submit" variant="primary" disabled={apply.isPending || count === 0}>
          {t("apply", { count })}
        </Button>
      </div>
    </form>
  );
}
