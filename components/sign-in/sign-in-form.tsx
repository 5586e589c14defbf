"use client";

import { Lock, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import type { Role } from "@/lib/access-control/model";
import { type SignInError, signInError } from "./errors";
import { PersonaButton } from "./persona-button";
import { signInElsewhere, signInWithFields } from "./session";
import styles from "./sign-in-form.module.css";

export interface SignInFormProps {
  readonly personas: readonly {
    id: string;
    name: string;
    roles: readonly Role[];
    teams: readonly string[];
  }[];
  /** Null: no single sign-on. A null label: a general word. */
  readonly oidc: { readonly label: string | null } | null;
  /** A path of this site. */
  readonly callbackUrl: string;
  readonly error: SignInError | null;
}

/** The ways in: the company's account, a persona of the demo, or address and passphrase. */
export function SignInForm({ personas, oidc, callbackUrl, error: errorAtFirst }: SignInFormProps) {
  const t = useTranslations("signIn");
  const [error, setError] = useState(errorAtFirst);
  const [busy, setBusy] = useState(false);

  async function enter(way: () => Promise<string | null>) {
    setBusy(true);
    setError(null);
    const code = await way().catch(() => "unreachable");
    if (code === null) return window.location.assign(callbackUrl);
    setError(signInError(code));
    setBusy(false);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    void enter(() => signInWithFields("passphrase", fields));
  }

  return (
    <Card
      footer={
        <>
          <Lock />
          {t("noValues")}
        </>
      }
    >
      <div className={styles.body}>
        <div>
          <h2>{t("title")}</h2>
          <p className="t13 ink2">{t(personas.length > 0 ? "introDemo" : "intro")}</p>
        </div>
        {personas.length > 0 && (
          <ul className={styles.personas}>
            {personas.map((persona) => (
              <li key={persona.id}>
                <PersonaButton
                  name={persona.name}
                  roles={persona.roles}
                  teams={persona.teams}
                  disabled={busy}
                  onChoose={() => enter(() => signInWithFields("persona", { persona: persona.id }))}
                />
              </li>
            ))}
          </ul>
        )}
        {oidc && (
          <Button
            variant="primary"
            size="large"
            disabled={busy}
            onClick={() => {
              setBusy(true);
              signInElsewhere(callbackUrl).catch(() => setBusy(false));
            }}
          >
            <UserRound />
            {oidc.label ?? t("company")}
          </Button>
        )}
        {(oidc || personas.length > 0) && <div className={styles.or}>{t("or")}</div>}
        {error && (
          <Callout tone="breach" alert>
            {t(`error.${error}`)}
          </Callout>
        )}
        <form className={styles.form} onSubmit={submit}>
          <Field label={t("email")} name="email" type="email" autoComplete="username" required />
          <Field
            label={t("passphrase")}
            name="passphrase"
            type="password"
            autoComplete="current-password"
            required
          />
          <Button
            type="submit"
            size="large"
            variant={oidc || personas.length > 0 ? "plain" : "primary"}
            disabled={busy}
          >
            {t("submit")}
          </Button>
        </form>
      </div>
    </Card>
  );
}
