"use client";

import { CircleUser, LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { signOut } from "@/components/sign-in/session";
import { Button, ButtonLink } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import styles from "./account-menu.module.css";

/** Who is signed in and as what, and the way out. */
export function AccountMenu({
  person,
}: {
  person: { readonly name: string; readonly roles: readonly string[] };
}) {
  const t = useTranslations();
  const label = t("shell.account", { name: person.name });
  return (
    <Popover
      label={label}
      align="end"
      button={{ variant: "ghost", className: styles.trigger, "aria-label": label }}
      trigger={
        <>
          <span className={styles.avatar}>{[...person.name][0]}</span>
          <span className={styles.name}>{person.name}</span>
        </>
      }
    >
      <div className={styles.head}>
        <strong>{person.name}</strong>
        {person.roles.join(t("inventory.or"))}
      </div>
      <div className={styles.acts}>
        <ButtonLink variant="ghost" href="/account">
          <CircleUser />
          {t("account.open")}
        </ButtonLink>
        <Button variant="ghost" onClick={signOut}>
          <LogOut />
          {t("shell.signOut")}
        </Button>
      </div>
    </Popover>
  );
}
