"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import styles from "@/components/users/users.module.css";
import { postJson, RequestFailed } from "@/lib/http/fetch-json";

/** One's own passphrase, by the one there is. Every session ends, this one too: then one signs in with the new one. */
export function PassphraseForm({ email }: { email: string }) {
  const t = useTranslations("account");
  const problem = useProblemText();
  const change = useMutation({
    async mutationFn(fields: { current: string; next: string }) {
      await postJson("/api/v1/account/passphrase", fields);
      window.location.assign("/sign-in");
    },
  });
  const wrong: Readonly<Record<string, string>> =
    change.error instanceof RequestFailed ? change.error.problem.fields : {};
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        change.mutate({
          current: String(data.get("current") ?? ""),
          next: String(data.get("next") ?? ""),
        });
      }}
    >
      {change.error && Object.keys(wrong).length === 0 && (
        <Callout tone="breach" alert>
          {problem(change.error)}
        </Callout>
      )}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label={t("current")}
        name="current"
        type="password"
        autoComplete="current-password"
        {...(wrong.current && { error: t("currentWrong") })}
        required
      />
      <Field
        label={t("next")}
        help={t("nextHelp")}
        name="next"
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={256}
        {...(wrong.next && { error: t("nextWeak") })}
        required
      />
      <div>
        <Button type="submit" variant="primary" disabled={change.isPending}>
          {t("change")}
        </Button>
      </div>
    </form>
  );
}
