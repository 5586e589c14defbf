"use client";

import { useTranslations } from "next-intl";
import { signOut } from "@/components/sign-in/session";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { type ScopeNames, useScopeWords } from "@/components/users/scope-words";
import { useActs } from "@/components/users/use-acts";
import styles from "@/components/users/users.module.css";
import type { Binding } from "@/lib/access-control/model";
import type { OwnAccount } from "@/lib/users/model/own";
import { PassphraseForm } from "./passphrase-form";

/** One's own account: who one is here, what one may do, until when, and the way out on every device. */
export function AccountView({
  account,
  held,
  names,
  ends,
}: {
  account: OwnAccount;
  held: readonly Binding[];
  names: ScopeNames;
  ends: string | null;
}) {
  const t = useTranslations();
  const words = useScopeWords(names);
  const { act, busy } = useActs((label) => label);
  return (
    <>
      <Card title={t("account.me")}>
        <DefinitionList
          items={[
            { term: t("users.name"), value: account.name },
            { term: t("users.email"), value: account.email },
            {
              term: t("users.roles"),
              value: (
                <ul className={styles.roles}>
                  {held.map(({ role, scope }) => (
                    <li key={`${role} ${words(scope)}`}>
                      {t("tokens.right", { role: t(`tokens.roles.${role}`), scope: words(scope) })}
                    </li>
                  ))}
                </ul>
              ),
            },
            ...(account.groups.length > 0
              ? [{ term: t("account.groups"), value: account.groups.join(" · ") }]
              : []),
          ]}
        />
      </Card>
      <Card title={t("account.sessions")} note={t("account.sessionsNote")}>
        <DefinitionList
          items={[
            {
              term: t("users.lastSignIn"),
              value: account.lastSignInAt ? <Moment at={account.lastSignInAt} /> : t("users.never"),
            },
            { term: t("account.ends"), value: ends ? <Moment at={ends} /> : t("ui.none") },
          ]}
        />
        <CardBody>
          <Button
            disabled={busy}
            onClick={() => act("account/sign-out", {}, t("account.signedOut"), () => signOut())}
          >
            {t("account.signOutEverywhere")}
          </Button>
        </CardBody>
      </Card>
      {account.hasPassphrase && (
        <Card title={t("account.passphrase")} note={t("account.passphraseNote")}>
          <CardBody>
            <PassphraseForm email={account.email} />
          </CardBody>
        </Card>
      )}
    </>
  );
}
