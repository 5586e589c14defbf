"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { postJson, RequestFailed } from "@/lib/http/fetch-json";
import { signInWithFields } from "./session";
import styles from "./sign-in-form.module.css";

/** Accepts an invitation: the secret stands behind `#` of the address, so that it reaches no log. */
export function InviteForm() {
  const t = useTranslations("invite");
  const problem = useProblemText();
  const [secret, setSecret] = useState("");
  const { mutate: look, ...invite } = useMutation({
    mutationFn: async (from: string) =>
      postJson(
        "/api/v1/invites/look",
        { secret: from },
        (await import("@/lib/users/model")).OpenInvite,
      ),
  });
  const accept = useMutation({
    async mutationFn(fields: Record<string, string>) {
      const { passphrase, ...person } = fields;
      await postJson("/api/v1/invites/accept", { secret, passphrase, ...person });
      const email = invite.data?.email ?? person.email ?? "";
      await signInWithFields("passphrase", { email, passphrase: passphrase ?? "" });
      window.location.assign("/");
    },
  });

  useEffect(() => {
    const from = window.location.hash.slice(1);
    setSecret(from);
    look(from);
  }, [look]);

  if (invite.error)
    return (
      <Card>
        <Blank
          icon={<StateIcon tone="breach" />}
          title={t("gone")}
          actions={<ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>}
        >
          <p>{t("goneWhy")}</p>
        </Blank>
      </Card>
    );
  if (!invite.data)
    return (
      <Card busy>
        <div className={styles.body}>
          <Skeleton width="40%" height="20px" />
          <Skeleton height="40px" />
          <Skeleton height="40px" />
        </div>
      </Card>
    );

  const fields =
    accept.error instanceof RequestFailed
      ? accept.error.problem.fields
      : ({} as Record<string, string>);
  const first = invite.data.email === null;
  return (
    <Card>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate(
            Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>,
          );
        }}
      >
        <div>
          <h2>{t("title")}</h2>
          <p className="t13 ink2">
            {first ? t("introFirst") : t("intro", { email: invite.data.email ?? "" })}
          </p>
        </div>
        {accept.error && (
          <Callout tone="breach" alert>
            {Object.keys(fields).length > 0 ? t("mend") : problem(accept.error)}
          </Callout>
        )}
        {first && (
          <>
            <Field
              label={t("email")}
              name="email"
              type="email"
              autoComplete="username"
              error={fields.email && t("emailWrong")}
              required
            />
            <Field
              label={t("name")}
              name="name"
              autoComplete="name"
              error={fields.name && t("nameWrong")}
              required
            />
          </>
        )}
        <Field
          label={t("passphrase")}
          help={t("passphraseHelp")}
          name="passphrase"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={256}
          error={fields.passphrase && t("passphraseWeak")}
          required
        />
        <Button type="submit" size="large" variant="primary" disabled={accept.isPending}>
          {t("submit")}
        </Button>
      </form>
    </Card>
  );
}
